import { Refusal } from '@amparo/kernel';
import { Injectable, createParamDecorator, type ExecutionContext, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PortalConfig } from '../config';
import { entranceOf, originsOf, type Entrance } from '../entrances/entrance.rules';
import { OperatorToken } from '../gateway/operator-token';
import { SESSION_COOKIE, cookieValue } from './cookies.rules';
import { dropCookie } from './drop-cookie';
import { SESSION_ENDED } from './fetch-person-token';
import { FindSession, type BrowserSession } from './find-session';
import { isOurs, isSafe } from './same-origin.rules';

/** Who came in: the operator with the token, or a browser; the latter without a session only to sign in. */
export type Entrant = { kind: 'operator' } | { kind: 'browser'; entrance: Entrance; session?: BrowserSession; passive: boolean };

declare module 'fastify' {
  interface FastifyRequest {
    entrant?: Entrant;
  }
}

/** Everything under this asks who comes; patterns of routes, not addresses, so that no spelling goes around it. */
const ASKS = '/api/';
const FOR_EVERYBODY = new Set(['/api/openapi.json']);
const SIGN_IN = '/api/sign-in/';
/** Reached from the provider's site, by a browser that carries its own proof (`SIGN_IN_COOKIE`). */
const FROM_ELSEWHERE = new Set(['/api/sign-in/oidc-callback']);

const UNAUTHENTICATED = () => new Refusal('unauthenticated', 'access.unauthenticated', 'Sign in first.');

/**
 * Asks everybody who comes to `/api/` who they are, before a route is reached or a body read: the portal's own routes and
 * those of the services behind it alike. A token and a cookie together are refused, so that neither can borrow the other's
 * rights; a change by a browser must come from our own page and carry its session's CSRF token. At the partners' host name the operator's
 * token opens nothing, and neither does a session of the other.
 */
@Injectable()
export class BrowserDoor implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly token: OperatorToken,
    private readonly findSession: FindSession,
    private readonly config: PortalConfig,
  ) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    server.decorateRequest('entrant', undefined);
    server.addHook('onRequest', async (request, reply) => {
      const pattern = request.routeOptions.url ?? '';
      const open = FOR_EVERYBODY.has(pattern) && entranceOf(request.headers.host, this.config) === 'DESK';
      if (pattern.startsWith(ASKS) && !open) request.entrant = await this.admit(request, reply, pattern);
    });
  }

  private async admit(request: FastifyRequest, reply: FastifyReply, pattern: string): Promise<Entrant> {
    const { headers, method } = request;
    const entrance = entranceOf(headers.host, this.config);
    const cookie = cookieValue(headers.cookie, SESSION_COOKIE);
    if (headers.authorization !== undefined) {
      if (cookie !== undefined) throw new Refusal('malformed', 'access.two-identities', 'Send a token or a cookie, not both.');
      if (entrance === 'DESK' && this.token.opens(headers.authorization)) return { kind: 'operator' };
      throw UNAUTHENTICATED();
    }
    const signingIn = pattern.startsWith(SIGN_IN);
    if (cookie === undefined && !signingIn) throw UNAUTHENTICATED();
    const provenance = { method, host: headers.host, origin: headers.origin, site: asOne(headers['sec-fetch-site']) };
    if (!FROM_ELSEWHERE.has(pattern) && !isOurs(provenance, originsOf(entrance, this.config))) {
      throw new Refusal('forbidden', 'request.cross-site', 'This is only for the pages of the portal itself.');
    }
    const session = cookie === undefined ? undefined : await this.findSession.run(cookie, entrance);
    const passive = headers['x-amparo-passive'] === '1';
    if (signingIn) return { kind: 'browser', entrance, passive, ...(session === undefined ? {} : { session }) };
    if (session === undefined) {
      dropCookie(reply, SESSION_ENDED());
    }
    if (!isSafe(method) && !session.secret.matchesCsrf(headers['x-csrf-token'])) {
      throw new Refusal('forbidden', 'request.csrf', 'The page is too old for this. Load it again.');
    }
    return { kind: 'browser', entrance, session, passive };
  }
}

/** In a controller's method: the browser's session, which is there. Throws `access.unauthenticated` for anybody else. */
export const FromBrowser = createParamDecorator((_data: unknown, context: ExecutionContext): BrowserSession & { passive: boolean } => {
  const entrant = context.switchToHttp().getRequest<FastifyRequest>().entrant;
  if (entrant?.kind !== 'browser' || entrant.session === undefined) throw UNAUTHENTICATED();
  return { ...entrant.session, passive: entrant.passive };
});

function asOne(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}
