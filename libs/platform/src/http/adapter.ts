import type { Socket } from 'node:net';
import { withTrace } from '@amparo/messaging';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { acceptForms } from './form-body';
import { acceptJsonOnly } from './json-body';
import { problemBytes, problemOf, problemOfStatus } from './problem.rules';
import { SECURITY_HEADERS } from './security-headers';

/** What a service may say about its HTTP side. */
export interface HttpOptions {
  /** Bytes of a body at most; 1 MiB unless said. */
  bodyLimit?: number;
  /** Headers in place of the usual ones, such as the policy of a service that serves pages. */
  headers?: Record<string, string>;
  /** Addresses of pages whose forms are taken; none unless said. */
  forms?: RegExp;
}

/** Fastify's `clientError`: the request never became one, so there is only a socket to write to. */
const STATUS_OF_SOCKET_ERROR: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * Fastify for Nest, with what every service has: security headers on all answers, errors of the router and of the
 * socket included; time limits that drop slow connections (Node's own defaults drop none); one strict JSON parser.
 * Nothing about the client is looked at or logged.
 */
export function httpAdapter(options: HttpOptions = {}): FastifyAdapter {
  const headers = { ...SECURITY_HEADERS, ...options.headers };
  const adapter = new FastifyAdapter({
    logger: false,
    trustProxy: false,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    requestTimeout: 30_000,
    // A connection that sends nothing is closed by Node's checks below; an idle keep-alive one by this.
    keepAliveTimeout: 5_000,
    // Node reads the interval only when the server is made.
    http: { headersTimeout: 5_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 },
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      setHeaders(reply.raw, headers);
      const problem = problemOf(error);
      reply.code(problem.status).header('content-type', 'application/problem+json').send(problemBytes(problem));
    },
    clientErrorHandler: (error: Error & { code?: string }, socket: Socket) => answerOnSocket(error, socket, headers),
  });
  const server = adapter.getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    setHeaders(reply.raw, headers);
    // Only a call between services continues a trace; whoever comes from outside begins one.
    const trace = request.headers.authorization === undefined ? undefined : request.headers.traceparent;
    withTrace(typeof trace === 'string' ? trace : undefined, done);
  });
  acceptJsonOnly(server);
  if (options.forms !== undefined) acceptForms(server, options.forms);
  return adapter;
}

/** On the raw response, so that they leave whoever ends it: reply, stream or socket. */
function setHeaders(response: { headersSent: boolean; setHeader(name: string, value: string): unknown }, headers: Record<string, string>): void {
  if (response.headersSent) return;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function answerOnSocket(error: Error & { code?: string }, socket: Socket, headers: Record<string, string>): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const problem = problemOfStatus(STATUS_OF_SOCKET_ERROR[error.code ?? ''] ?? 400);
    const body = problemBytes(problem);
    const lines = Object.entries({ ...headers, 'content-type': 'application/problem+json', 'content-length': String(body.length), connection: 'close' });
    socket.write(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body.toString()}`);
  }
  socket.destroy(error);
}
