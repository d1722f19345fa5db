import type { Action, Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { SetMetadata, applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ServiceName } from '../config/service-names';
import type { Caller } from './access.rules';

/** Metadata keys: each decorator writes its own, so that two on one route add up. */
export const PUBLIC_ROUTE = 'amparo:public-route';
export const ALLOWED_SERVICES = 'amparo:allowed-services';
export const OPERATOR_ROUTE = 'amparo:operator-route';
export const PEOPLE_ROUTE = 'amparo:people-route';

/** The route is for everybody: the public door, and health. */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(PUBLIC_ROUTE, true));
}

/** The route is for the named services, calling with a service token. */
export function AllowServices(...services: [ServiceName, ...ServiceName[]]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ALLOWED_SERVICES, services));
}

/** The route is for the operator, whose calls the portal passes on. */
export function AllowOperator(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(OPERATOR_ROUTE, true));
}

/**
 * The route is for people who are signed in and may do at least one of the actions to something. To what, is for `can()`
 * or its filter: the route asks it for each thing.
 */
export function AllowPeople(...actions: [Action, ...Action[]]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(PEOPLE_ROUTE, actions));
}

/** In a controller's method: who calls. Only on routes that are not public. */
export const FromCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller | undefined => {
  return context.switchToHttp().getRequest<{ caller?: Caller }>().caller;
});

/** In a controller's method: the person who calls. Throws `access.forbidden` where a service or the operator calls. */
export const FromPerson = createParamDecorator((_data: unknown, context: ExecutionContext): Subject => {
  const caller = context.switchToHttp().getRequest<{ caller?: Caller }>().caller;
  if (caller?.kind !== 'person') throw new Refusal('forbidden', 'access.forbidden', 'You may not do this.');
  return caller.subject;
});
