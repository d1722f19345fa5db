import type { Action } from '@amparo/domain';
import { Injectable, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ALLOWED_SERVICES, OPERATOR_ROUTE, PEOPLE_ROUTE, PUBLIC_ROUTE } from './access.decorators';
import { admit, namesSomebody, type Caller, type Permission } from './access.rules';
import { PersonTokens } from './person-tokens';
import { ServiceTokens } from './service-tokens';

/** What a method says of itself counts; where it says nothing, what its controller says. */
export function permissionOf(controller: Type, method: object): Permission {
  const said = (target: object): Permission => ({
    everybody: Reflect.getMetadata(PUBLIC_ROUTE, target) === true,
    services: (Reflect.getMetadata(ALLOWED_SERVICES, target) as string[] | undefined) ?? [],
    operator: Reflect.getMetadata(OPERATOR_ROUTE, target) === true,
    people: (Reflect.getMetadata(PEOPLE_ROUTE, target) as Action[] | undefined) ?? [],
  });
  const own = said(method);
  return namesSomebody(own) ? own : said(controller);
}

/** The one guard, on every route: finds out who calls and asks the rules. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly services: ServiceTokens,
    private readonly people: PersonTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Events do not come through here as calls: their hearers are known from `events.ts`, not from a token.
    if (context.getType() !== 'http') return true;
    const permission = permissionOf(context.getClass(), context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    if (!permission.everybody) {
      const caller = await this.findCaller(request.headers.authorization);
      if (caller !== undefined) request.caller = caller;
      admit(caller, permission);
    }
    return true;
  }

  private async findCaller(authorization: string | undefined): Promise<Caller | undefined> {
    const token = /^Bearer ([\w.-]+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    const caller = this.services.findCaller(token);
    if (caller !== undefined) return caller;
    const subject = await this.people.findSubject(token);
    return subject === undefined ? undefined : { kind: 'person', subject };
  }
}
