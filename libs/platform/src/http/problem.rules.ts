import { Refusal, type RefusalKind } from '@amparo/kernel';
import { errorCodeOf, sqlStateOf } from '../log/error-fields.rules';

/** An RFC 9457 problem. All of it is fixed text of ours. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  /** Stable, for programs. */
  code: string;
  /** One sentence for people. Left out where there is nothing to say that would not help an attacker. */
  detail?: string;
}

const STATUS_OF_KIND: Record<RefusalKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  oversize: 413,
  unprocessable: 422,
  overloaded: 503,
};

/** Title, code and sentence for each status that a library, not we, may give. */
const FIXED: Record<number, [title: string, code: string, detail?: string]> = {
  400: ['Bad Request', 'request.malformed', 'The request is not well formed.'],
  401: ['Unauthorized', 'access.unauthenticated', 'Sign in first.'],
  403: ['Forbidden', 'access.forbidden', 'You may not do this.'],
  404: ['Not Found', 'route.absent', 'There is nothing at this address.'],
  405: ['Method Not Allowed', 'request.method', 'This address does not know the method.'],
  406: ['Not Acceptable', 'request.not-acceptable'],
  408: ['Request Timeout', 'request.timeout', 'The request took too long.'],
  409: ['Conflict', 'request.conflict'],
  413: ['Payload Too Large', 'request.oversize', 'The request is too large.'],
  414: ['URI Too Long', 'request.oversize', 'The address is too long.'],
  415: ['Unsupported Media Type', 'request.media-type', 'Send application/json in UTF-8, not compressed.'],
  417: ['Expectation Failed', 'request.expectation'],
  422: ['Unprocessable Content', 'request.refused'],
  429: ['Too Many Requests', 'request.too-many', 'Too many requests. Try again later.'],
  431: ['Request Header Fields Too Large', 'request.oversize', 'The headers are too large.'],
  500: ['Internal Server Error', 'internal'],
  503: ['Service Unavailable', 'service.unavailable', 'The service cannot answer now. Try again in a moment.'],
};

/** What the operating system and the drivers say when something is not there. */
const UNREACHABLE = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOSPC', 'EMFILE',
]);

/** Errors of `pg` and its pool that carry no code; these messages are constants of theirs. */
const LOST_CONNECTION = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'Connection terminated',
  'Client has encountered a connection error and is not queryable',
]);

/** Connection trouble, no resources, shutting down, system error; then read-only, serialisation, deadlock, locked. */
const UNAVAILABLE_STATE = /^(08|53|57P0|58)|^(25006|40001|40P01|55P03|57014)$/;
/** A character that PostgreSQL cannot store: the body's fault, not ours. */
const UNSTORABLE_STATE = /^(22021|22P05)$/;

/** The problem for a status, in fixed words. */
export function problemOfStatus(status: number): Problem {
  const [title, code, detail] = FIXED[status] ?? ['Error', status >= 500 ? 'internal' : 'request.refused'];
  const problem: Problem = { type: 'about:blank', title, status, code };
  return detail === undefined ? problem : { ...problem, detail };
}

/**
 * What is answered to an error. A refusal speaks for itself; a database or a peer that is not there is 503; everything
 * else is a bug, and says nothing.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) {
    return { ...problemOfStatus(STATUS_OF_KIND[error.kind]), code: error.code, detail: error.message };
  }
  const state = sqlStateOf(error);
  if (state !== undefined) {
    if (UNAVAILABLE_STATE.test(state)) return problemOfStatus(503);
    return problemOfStatus(UNSTORABLE_STATE.test(state) ? 400 : 500);
  }
  return problemOfStatus(statusOf(error));
}

/** The problem as it is sent: as bytes, since Fastify adds a charset to the type of a text, and JSON has none. */
export function problemBytes(problem: Problem): Buffer {
  return Buffer.from(JSON.stringify(problem));
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  const { statusCode, getStatus, name, message } = error as { statusCode?: unknown; getStatus?: unknown; name?: unknown; message?: unknown };
  const said = typeof getStatus === 'function' ? Number(getStatus.call(error)) : statusCode;
  if (typeof said === 'number' && said >= 400 && said <= 599) return said === 503 || said < 500 ? said : 500;
  const code = errorCodeOf(error);
  // Whoever sent it hung up half-way, and reads no answer.
  if (code === 'UND_ERR_ABORTED') return 400;
  if (name === 'PeerUnavailable' || UNREACHABLE.has(code ?? '') || LOST_CONNECTION.has(String(message))) return 503;
  return 500;
}
