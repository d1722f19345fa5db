import type { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';

/** Statements that are prepared at most, so that a connection does not hold ever more of them. */
const MOST = 200;

/** The name that a statement is prepared under, by its text. */
const names = new Map<string, string>();
let given = 0;

/**
 * A connection that costs less for each statement.
 *
 * PostgreSQL parses and plans a statement with values once, not each time: in small transactions that is a quarter to a
 * half of its time (`npm run bench -- designs`). TypeORM cannot name a statement itself. Where a migration changed what a
 * statement gives, its plan is refused once; then it has a new name.
 *
 * Statements that are asked for at the same time, without waiting for one another, go out in one write and are answered
 * in their order. Each succeeds or fails by itself: whoever sends several in a transaction looks at all of them.
 */
export class PreparingClient extends Client {
  private gathering = false;

  constructor(config: ClientConfig = {}) {
    super({ ...config, pipeline: true });
    // A server that goes as soon as it has answered says both at once: then nobody has the connection yet who could hear of it, and an
    // error that nobody hears ends the process. Whoever asks it anything is told.
    this.on('error', () => undefined);
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((...args: unknown[]) => {
      this.gather();
      const [text, values, ...rest] = args;
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
      if (name === undefined) return send(...args);
      const result = send({ name, text, values }, ...rest);
      if (result instanceof Promise) result.catch((error: unknown) => isStale(error) && names.set(text as string, freshName()));
      return result;
    }) as Client['query'];
  }

  /** Holds back what is written until all who are at it have written. */
  private gather(): void {
    if (this.gathering) return;
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    this.gathering = true;
    stream.cork();
    process.nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = freshName();
  names.set(text, name);
  return name;
}

function freshName(): string {
  given++;
  return `amparo ${given}`;
}

/** "cached plan must not change result type". */
function isStale(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'routine' in error && error.routine === 'RevalidateCachedQuery';
}
