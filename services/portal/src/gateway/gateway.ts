import replyFrom from '@fastify/reply-from';
import { Refusal } from '@amparo/kernel';
import { Logger, SERVICE_NAMES, ServiceTokens, errorCodeOf, innermost, problemOfStatus, type Problem, type ServiceName } from '@amparo/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PortalConfig } from '../config';
import { isThere } from '../entrances/entrance.rules';
import { dropCookie } from '../sessions/drop-cookie';
import { FetchPersonToken } from '../sessions/fetch-person-token';
import { findDestination, requestHeaders, responseHeaders } from './gateway.rules';

const AWAY: Problem = { ...problemOfStatus(502), code: 'gateway.service-away', detail: 'The service behind this address does not answer now. Try again in a moment.' };

/**
 * Passes `/api/<service>/…` on to the service, with a short token in place of whatever identity the caller claimed: the
 * directory's, which says who the person is, or one of the portal's own that says "the operator". Bodies stream both ways,
 * unread: it is the service that judges them.
 *
 * It lives beside Nest's routes, since those would read a body before it could be passed on. `BrowserDoor` asks who comes,
 * and lets nobody else learn even what exists.
 */
@Injectable()
export class Gateway implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly tokens: ServiceTokens,
    private readonly fetchPersonToken: FetchPersonToken,
    private readonly config: PortalConfig,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    void server.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
      await scope.register(replyFrom, {
        undici: { connections: 64, connect: { timeout: 2_000 }, headersTimeout: 60_000, bodyTimeout: 60_000 },
        disableRequestLogging: true,
        destroyAgent: true,
        // The addresses hold ids: none is remembered.
        disableCache: true,
      });
      scope.route({
        method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
        url: '/api/*',
        // How much is too much is the service's to say.
        bodyLimit: Number.MAX_SAFE_INTEGER,
        handler: async (request, reply) => this.pass(request, reply),
      });
    });
  }

  private async pass(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const destination = findDestination(request.raw.url ?? '', SERVICE_NAMES);
    const service = SERVICE_NAMES.find((name) => name === destination?.service);
    const { entrant } = request;
    const hidden = entrant?.kind === 'browser' && !isThere(entrant.entrance, destination?.service ?? '', destination?.path ?? '');
    if (destination === undefined || service === undefined || hidden) throw new Refusal('absent', 'route.absent', 'There is nothing at this address.');
    const token = await this.tokenFor(service, request, reply);
    return reply.from(`${this.config.peers[service]}${destination.path}`, {
      // Apart from the path, since the library decodes what it is given, and a query may not be decodable.
      queryString: () => destination.query,
      rewriteRequestHeaders: (_request, headers) => ({
        ...requestHeaders(headers, request.method),
        host: headers.host,
        authorization: `Bearer ${token}`,
      }),
      rewriteHeaders: (headers) => responseHeaders(headers),
      // A refused call is the caller's to repeat.
      retryDelay: () => null,
      onError: (_failed, { error }) => this.answerAway(service, error, request, reply),
    });
  }

  private async tokenFor(service: ServiceName, { entrant }: FastifyRequest, reply: FastifyReply): Promise<string> {
    if (entrant?.kind === 'operator') return this.tokens.tokenFor(service, 'operator');
    if (entrant?.session === undefined) throw new Refusal('unauthenticated', 'access.unauthenticated', 'Sign in first.');
    return this.fetchPersonToken.run(entrant.session.row.sessionId, service, entrant.passive).catch((error: unknown) => dropCookie(reply, error));
  }

  private answerAway(service: ServiceName, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    this.logger.warn('gateway.service-away', { peer: service, errorCode: errorCodeOf(innermost(error)) });
    // What is left of a body would be taken for the next request on this connection.
    if (!request.raw.complete) void reply.header('connection', 'close');
    void reply.code(AWAY.status).header('content-type', 'application/problem+json').send(Buffer.from(JSON.stringify(AWAY)));
  }
}
