import type { Database, Sight, SightDatabase } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';

/** Somebody who reads, and what she must find. */
export interface Viewer {
  /** Nothing: code that forgot whose eyes it reads with, on a connection that somebody with keys has just given back. */
  keys?: Sight;
  expected: string;
}

const TIMES = 4_000;
/** One transaction in so many fails, in one of four ways. */
const FAILS_EACH = 7;

const WAYS: ((tx: EntityManager) => Promise<unknown>)[] = [
  () => Promise.reject(new RangeError('of the work')),
  (tx) => tx.query('SELECT 1 FROM outbox'),
  (tx) => tx.query('SELECT 1 / 0').catch(() => undefined),
  (tx) => tx.query(`SET LOCAL statement_timeout = '1ms'; SELECT pg_sleep(1)`),
];

/**
 * Reads 4,000 times at once on a few connections, each time as another viewer, one in seven failing: an exception, a refused
 * statement, a swallowed failure, a time-out.
 *
 * @param read what a viewer finds, as one text
 * @returns how many times somebody found what was not hers or missed what was, and how many transactions failed
 */
export async function countLeaks(sight: SightDatabase, viewers: readonly Viewer[], read: (tx: EntityManager) => Promise<string>): Promise<{ leaks: number; failed: number }> {
  const found = { leaks: 0, failed: 0 };
  const { people } = (sight as unknown as { pools: Record<Sight['as'], Database> }).pools;
  const one = async (n: number): Promise<void> => {
    const viewer = viewers[n % viewers.length];
    const fail = n % FAILS_EACH === 0 ? WAYS[(n / FAILS_EACH) % WAYS.length] : undefined;
    if (viewer === undefined) throw new Error('nobody reads');
    try {
      const work = async (tx: EntityManager): Promise<void> => {
        const before = await read(tx);
        if (fail !== undefined) await fail(tx);
        if (before !== viewer.expected || (await read(tx)) !== viewer.expected) found.leaks += 1;
      };
      await (viewer.keys === undefined ? people.transaction(work) : sight.seenBy(viewer.keys, work));
    } catch (error) {
      // On a busy machine the last ones wait longer for a connection than a pool lets anybody wait.
      if (String(error).includes('when trying to connect')) return one(n);
      if (fail === undefined) throw error;
      found.failed += 1;
    }
  };
  await Promise.all(Array.from({ length: TIMES }, (_nothing, n) => one(n)));
  return found;
}
