import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { finished } from 'node:stream/promises';
import { withTrace } from '@amparo/messaging';
import { BadRequestException, PayloadTooLargeException } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { acceptForms } from './form-body';
import { acceptFiles } from './form-parts';
import { acceptJsonOnly } from './json-body';
import { problemBytes, problemOf, problemOfStatus } from './problem.rules';
import { answerOf, type RefusalPages } from './refusal-answer';
import { SECURITY_HEADERS } from './security-headers';
import { SLOWEST_PACE, SlowBodies, type SlowestPace } from './slow-bodies';
import { acceptUploads, UPLOAD_TYPE } from './upload-body';

/** What a service may say about its HTTP side. */
export interface HttpOptions {
  /** Bytes of a body at most; 1 MiB unless said. */
  bodyLimit?: number;
  /** Headers in place of the usual ones, such as the policy of a service that serves pages. */
  headers?: Record<string, string>;
  /** Addresses of pages whose forms are taken; none unless said. */
  forms?: RegExp;
  /** Addresses that take forms with files, and say themselves how much is too much; none unless said. */
  files?: RegExp;
  /** Addresses that take pieces of files; none unless said. */
  uploads?: RegExp;
  /** How slowly a file may come in, in place of the time that a request has; a kilobyte a second unless said. */
  slowestPace?: SlowestPace;
  /** What people who are refused get in place of a problem; a problem unless said. */
  refusalPages?: RefusalPages;
}

const BODY_LIMIT = 1_048_576;
/** Bytes of a refused body that are read all the same. */
const MOST_THROWN_AWAY = 16 * BODY_LIMIT;

/** Fastify's `clientError`: the request never became one, so there is only a socket to write to. */
const STATUS_OF_SOCKET_ERROR: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * Fastify for Nest, with what every service has: security headers on all answers, errors of the router and of the
 * socket included; time limits that drop slow connections (Node's own defaults drop none); one strict JSON parser.
 * Nothing about the client is looked at or logged.
 */
export function httpAdapter(options: HttpOptions = {}): FastifyAdapter {
  const headers = { ...SECURITY_HEADERS, ...options.headers };
  /** The request that a connection is at, until it is answered. */
  const atHand = new WeakMap<Socket, IncomingMessage>();
  const refuseOnSocket = (status: number, socket: Socket | undefined): void => {
    answerOnSocket(status, socket, headers, socket === undefined ? undefined : atHand.get(socket), options.refusalPages);
  };
  const slowBodies = new SlowBodies(options.slowestPace ?? SLOWEST_PACE, (socket) => {
    refuseOnSocket(408, socket);
    socket.destroy();
  });
  const adapter = new FastifyAdapter({
    logger: false,
    trustProxy: false,
    bodyLimit: options.bodyLimit ?? BODY_LIMIT,
    requestTimeout: 30_000,
    // It is no path (RFC 9110, 7.1), and gets past all hooks where a scope has a route for every address.
    rewriteUrl: ({ url = '/' }) => (url === '*' ? '/%2A' : url),
    // A connection that sends nothing is closed by Node's checks below; an idle keep-alive one by this.
    keepAliveTimeout: 5_000,
    // Fastify's own answer while it closes has no headers of ours, and refuses what can still be done.
    return503OnClosing: false,
    // Node reads the interval only when the server is made.
    http: {
      headersTimeout: 5_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000,
      // Node's own refusal carries no problem and no security headers: ours is below.
      requireHostHeader: false,
    },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      setHeaders(reply.raw, headers);
      const problem = problemOf(error);
      const answer = answerOf(problem, request.raw, options.refusalPages);
      reply.code(problem.status).headers(answer.headers).send(answer.body);
    },
    clientErrorHandler: (error: Error & { code?: string }, socket: Socket) => {
      // Node says once that the time of a request is over, and asks no further of it.
      if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && slowBodies.has(socket)) return;
      refuseOnSocket(STATUS_OF_SOCKET_ERROR[error.code ?? ''] ?? 400, error.code === 'ECONNRESET' ? undefined : socket);
      socket.destroy(error);
    },
  });
  const server = adapter.getInstance();
  refuseBesideRequests(server.server, headers);
  server.addHook('onRequest', (request, reply, done) => {
    setHeaders(reply.raw, headers);
    atHand.set(request.raw.socket, request.raw);
    // HTTP/1.1 asks for one (RFC 9112, 3.2).
    if (request.headers.host === undefined && request.raw.httpVersion !== '1.0') return done(new BadRequestException());
    // Only a call between services continues a trace; whoever comes from outside begins one.
    const trace = request.headers.authorization === undefined ? undefined : request.headers.traceparent;
    withTrace(typeof trace === 'string' ? trace : undefined, done);
  });
  server.addHook('onResponse', async ({ raw: { socket } }) => void atHand.delete(socket));
  const limit = options.bodyLimit ?? BODY_LIMIT;
  server.addHook('onRequest', async (request) => {
    if (bringsFile(request, options)) slowBodies.watch(request.raw);
    else await refuseOversize(request, limit);
  });
  acceptJsonOnly(server);
  if (options.forms !== undefined) acceptForms(server, options.forms);
  if (options.files !== undefined) acceptFiles(server, options.files);
  if (options.uploads !== undefined) acceptUploads(server, options.uploads);
  return adapter;
}

function bringsFile({ url, headers }: FastifyRequest, { files, uploads }: HttpOptions): boolean {
  const type = (headers['content-type'] ?? '').toLowerCase();
  return (files?.test(url) === true && /^multipart\/form-data\b/.test(type)) || (uploads?.test(url) === true && type.startsWith(UPLOAD_TYPE));
}

/**
 * A body that says that it is too large is read to its end and thrown away before it is refused: whoever is still sending
 * when the connection closes mostly never sees the answer. Far larger ones are hung up on by Fastify.
 */
async function refuseOversize({ raw, headers, routeOptions }: FastifyRequest, limit: number): Promise<void> {
  const length = Number(headers['content-length'] ?? 0);
  if (length <= (routeOptions.bodyLimit ?? limit) || length > MOST_THROWN_AWAY) return;
  raw.resume();
  // Whoever hangs up on the way reads no answer either.
  await finished(raw, { writable: false }).catch(() => undefined);
  throw new PayloadTooLargeException();
}

/** On the raw response, so that they leave whoever ends it: reply, stream or socket. */
function setHeaders(response: { headersSent: boolean; setHeader(name: string, value: string): unknown }, headers: Record<string, string>): void {
  if (response.headersSent) return;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** What Node answers by itself before there is a request for anybody: an `Expect` that it does not know, and CONNECT. */
function refuseBesideRequests(server: Server, headers: Record<string, string>): void {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const problem = problemOfStatus(417);
    response.writeHead(problem.status, { ...headers, 'content-type': 'application/problem+json', connection: 'close' }).end(problemBytes(problem));
  });
  server.on('connect', (_request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => undefined);
    answerOnSocket(405, socket, headers);
    socket.end();
  });
}

function answerOnSocket(status: number, socket: Socket | undefined, headers: Record<string, string>, asked?: IncomingMessage, pages?: RefusalPages): void {
  if (socket === undefined || socket.destroyed || !socket.writable) return;
  const problem = problemOfStatus(status);
  const { body, headers: own } = answerOf(problem, asked, pages);
  const lines = Object.entries({ ...headers, ...own, 'content-length': String(body.length), connection: 'close' });
  socket.write(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body.toString()}`);
}
