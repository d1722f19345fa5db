import { SetMetadata, applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ServiceName } from '../config/service-names';
import type { Caller } from './access.rules';

/** Metadata keys: each decorator writes its own, so that two on one route add up. */
export const PUBLIC_ROUTE = 'amparo:public-route';
export const ALLOWED_SERVICES = 'amparo:allowed-services';
export const OPERATOR_ROUTE = 'amparo:operator-route';

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

/** In a controller's method: who calls. Only on routes that are not public. */
export const FromCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller | undefined => {
  return context.switchToHttp().getRequest<{ caller?: Caller }>().caller;
});
