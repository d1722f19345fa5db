import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

const wellFormed = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The W3C trace context of whatever is being done now; a new one where nothing is. */
export function currentTrace(): string {
  return current.getStore() ?? newTrace();
}

/** Runs `work` under a trace context, so that what it tells carries the same one. A malformed context is replaced. */
export function withTrace<T>(traceparent: string | undefined, work: () => T): T {
  return current.run(traceparent !== undefined && wellFormed.test(traceparent) ? traceparent : newTrace(), work);
}

function newTrace(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}
