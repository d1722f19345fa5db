import type { LogFields } from './log-fields.rules';

/** Property of an unknown thing, without trusting its getters. */
function property(thing: unknown, name: string): unknown {
  if (typeof thing !== 'object' || thing === null) return undefined;
  try {
    return (thing as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

/** The driver's own error inside TypeORM's, or the cause of a wrapper, or the error itself. */
export function innermost(error: unknown): unknown {
  let current = error;
  for (let depth = 0; depth < 5; depth++) {
    const inner = property(current, 'driverError') ?? property(current, 'cause');
    if (typeof inner !== 'object' || inner === null || inner === current) return current;
    current = inner;
  }
  return current;
}

/** Five characters that PostgreSQL gave as the reason, such as `23505`, or nothing where it was not PostgreSQL. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = property(innermost(error), 'code');
  // A driver's error carries a severity; `EPIPE` and its like have five letters too.
  const fromServer = property(innermost(error), 'severity') !== undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && (fromServer || /\d/.test(code)) ? code : undefined;
}

/** Code of an operating system or library error, such as `ECONNREFUSED`, or nothing. */
export function errorCodeOf(error: unknown): string | undefined {
  for (const candidate of [error, innermost(error)]) {
    const code = property(candidate, 'code');
    if (typeof code === 'string' && /^[A-Za-z][\w.-]{1,80}$/.test(code) && sqlStateOf(candidate) !== code) return code;
  }
  // An AggregateError of a refused connection hides its code in its parts.
  const parts = property(error, 'errors');
  return Array.isArray(parts) && parts.length > 0 ? errorCodeOf(parts[0]) : undefined;
}

/**
 * What may be logged of an error: its class, its codes, and where it was thrown. Never its message, which in most
 * libraries repeats the values that it was given (security rules, "Known traps").
 */
export function errorFields(error: unknown): LogFields {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  const fields: LogFields = { errorName: /^\w{1,80}$/.test(name) ? name : 'Error' };
  const sqlState = sqlStateOf(error);
  const errorCode = errorCodeOf(error);
  if (sqlState !== undefined) fields.sqlState = sqlState;
  if (errorCode !== undefined) fields.errorCode = errorCode;
  const frames = framesOf(error);
  if (frames.length > 0) fields.frames = frames;
  return fields;
}

/** Places only: `libs/platform/dist/http/adapter.js:41:7`. */
function framesOf(error: unknown): string[] {
  const stack = property(error, 'stack');
  if (typeof stack !== 'string') return [];
  const message = property(error, 'message');
  // A message that looks like a frame must not pass for one: what it says is cut out first.
  const start = typeof message === 'string' && message !== '' ? stack.indexOf(message) + message.length : 0;
  return stack
    .slice(start)
    .split('\n')
    .map((line) => /^ {4}at (?:.*\()?(?:file:\/\/)?(\/[\w./@-]+:\d+:\d+|node:[\w./]+:\d+:\d+)\)?$/.exec(line)?.[1])
    .filter((place): place is string => place !== undefined)
    .map((place) => place.replace(/^.*\/(?=(?:libs|services|deploy|e2e|node_modules)\/)/, ''))
    .slice(0, 12);
}
