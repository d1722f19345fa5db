import createClient, { type Middleware } from 'openapi-fetch';
import { sessionStore } from '../session/session-store';
import { isPassive } from './passive.rules';
import type { paths } from './paths';
import { noAnswer, problemOf } from './problem';

/** Codes by which a service says that there is no session (any more). */
const ENDED = new Set(['session.ended', 'session.absent', 'access.unauthenticated']);

let lastTouched = Date.now();

/** Notes that she touched the page. */
export function touch(now = Date.now()): void {
  lastTouched = now;
}

const headers: Middleware = {
  onRequest({ request }) {
    if (isPassive(request.method, lastTouched, Date.now())) request.headers.set('x-amparo-passive', '1');
    else if (request.method !== 'GET' && sessionStore.token !== '') request.headers.set('x-csrf-token', sessionStore.token);
    return request;
  },
  onError: () => noAnswer(),
};

/** The calls, typed from what the services say of them. */
export const api = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin', cache: 'no-store' });
api.use(headers);

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * What a call answered.
 * @throws Problem where it was refused, or nothing answered; a session that ended also takes the page back to signing in
 */
export async function answer<T>(call: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  const problem = problemOf(response.status, error);
  if (response.status === 401 && ENDED.has(problem.code)) sessionStore.leave('ended');
  throw problem;
}
