import { Injectable, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ALLOWED_SERVICES, OPERATOR_ROUTE, PUBLIC_ROUTE } from './access.decorators';
import { admit, type Caller, type Permission } from './access.rules';
import { ServiceTokens } from './service-tokens';

/** What a method says of itself counts; where it says nothing, what its controller says. */
export function permissionOf(controller: Type, method: object): Permission {
  const said = (target: object): Permission => ({
    everybody: Reflect.getMetadata(PUBLIC_ROUTE, target) === true,
    services: (Reflect.getMetadata(ALLOWED_SERVICES, target) as string[] | undefined) ?? [],
    operator: Reflect.getMetadata(OPERATOR_ROUTE, target) === true,
  });
  const own = said(method);
  return own.everybody || own.operator || own.services.length > 0 ? own : said(controller);
}

/** The one guard, on every route: finds out who calls and asks the rules. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly tokens: ServiceTokens) {}

  canActivate(context: ExecutionContext): boolean {
    // Events do not come through here as calls: their hearers are known from `events.ts`, not from a token.
    if (context.getType() !== 'http') return true;
    const permission = permissionOf(context.getClass(), context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    if (!permission.everybody) {
      const token = /^Bearer ([\w.-]+)$/.exec(request.headers.authorization ?? '')?.[1];
      const caller = token === undefined ? undefined : this.tokens.findCaller(token);
      if (caller !== undefined) request.caller = caller;
      admit(caller, permission);
    }
    return true;
  }
}
