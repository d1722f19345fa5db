import { Client, type ClientConfig } from 'pg';

/** Statements that are prepared at most, so that a connection does not hold ever more of them. */
const MOST = 200;

/** The name that a statement is prepared under, by its text. */
const names = new Map<string, string>();
let given = 0;

/**
 * A connection on which PostgreSQL parses and plans each statement with values once, not each time: in small transactions
 * that is a quarter to a half of its time (`npm run bench -- designs`). TypeORM cannot name a statement itself.
 *
 * Where a migration changed what a statement gives, its plan is refused once; then it has a new name.
 */
export class PreparingClient extends Client {
  constructor(config: ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((...args: unknown[]) => {
      const [text, values, ...rest] = args;
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
      if (name === undefined) return send(...args);
      const result = send({ name, text, values }, ...rest);
      if (result instanceof Promise) result.catch((error: unknown) => isStale(error) && names.set(text as string, freshName()));
      return result;
    }) as Client['query'];
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
