/**
 * Thrown by a handler when the event is fine but what it needs is not here yet (no copy of the directory was ever
 * fetched). The event waits, as in an outage; it is not parked.
 */
export class NotYet extends Error {
  /** @param code what is missing, such as `directory.unknown` */
  constructor(readonly code: string) {
    super(code);
    this.name = 'NotYet';
  }
}

/**
 * SQLSTATE classes that say nothing about the statement: connection, resources, operator (a database too slow to answer
 * in time included), serialisation, system, read-only. A malformed message (08P01) is a statement's own fault.
 */
const passing = /^(08(?!P01)|53|57|58|40|25006)/;

const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);

/** What the driver and TypeORM say, without a code, of a connection that broke under a transaction. */
const broken = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/;
const released = new Set(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError']);

/**
 * Whether an error comes from a database or network that is away, not from the event: such a try does not count, the event waits until the outage
 * is over instead of being parked for it. A full disk of our own is none: only what has to be written there needs it, and whoever waits keeps all others behind it waiting.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof NotYet) return true;
  const code = codeOf(error);
  if (code !== undefined) return passing.test(code) || network.has(code);
  return error instanceof Error && (broken.test(error.message) || released.has(error.constructor.name));
}

/** SQLSTATE or system code of an error, wherever TypeORM put it. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? codeOf(error.driverError) : undefined;
}

/** A code for what went wrong, such as `QueryFailedError:23505`: never a message, which may hold data. */
export function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.constructor.name : 'unknown';
  const code = codeOf(error);
  return code === undefined ? name : `${name}:${code}`;
}
