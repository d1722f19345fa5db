import type { EntityManager } from 'typeorm';
import { openDatabase, type Database } from '../database';

/** What somebody holds against the keys of cases (domain: keysOf, keysOn). */
export interface Sight {
  /** Whose pool, and so which role: people who work here, or protection partners. */
  as: 'people' | 'partners';
  /** One of these on a case is enough. */
  any: readonly string[];
  /** None of these may hide the case. */
  none: readonly string[];
}

/** What `openSightDatabase` needs. */
export interface SightDatabaseOptions {
  /** Connection strings of `amparo_<service>_people` and `amparo_<service>_partners`. */
  peopleUrl: string;
  partnersUrl: string;
  /** Shown in `pg_stat_activity`. */
  name: string;
  /** Connections for people at most; partners get half of it. */
  poolSize: number;
}

/**
 * Cases as one person sees them: two pools of roles that can only read, and for which row-level security leaves nothing but
 * what her keys open (`protectBySight`). The second line behind `can()`: a condition that somebody forgot shows nothing.
 */
export class SightDatabase {
  constructor(private readonly pools: Readonly<Record<Sight['as'], Database>>) {}

  /**
   * Reads in one transaction, READ ONLY, with what `sight` opens. Her keys hold for that transaction alone: the connection
   * goes back to the pool with none, whatever became of it.
   *
   * @throws whatever `work` throws
   */
  async seenBy<T>(sight: Sight, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.pools[sight.as].transaction(async (tx) => {
      // `true` is "in this transaction": without it the keys would stay on the connection for the next person. It goes out in one
      // write with the first statement of the work; where it fails, all that follow fail too.
      const set = tx.query(
        `SELECT set_config('amparo.any', $1::text[]::text, true), set_config('amparo.none', $2::text[]::text, true)`, [sight.any, sight.none],
      );
      // Neither is left behind when the transaction ends.
      const [done, held] = await Promise.allSettled([work(tx), set]);
      if (held.status === 'rejected') throw held.reason;
      if (done.status === 'rejected') throw done.reason;
      return done.value;
    });
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.pools).map((pool) => pool.close()));
  }
}

/**
 * Opens both pools.
 *
 * @throws the driver's error when the database does not answer
 */
export async function openSightDatabase({ peopleUrl, partnersUrl, name, poolSize }: SightDatabaseOptions): Promise<SightDatabase> {
  const open = (url: string, who: Sight['as'], size: number): Promise<Database> =>
    openDatabase({ url, name: `${name} ${who}`, entities: [], poolSize: size, readByIndex: true });
  const people = await open(peopleUrl, 'people', poolSize);
  try {
    return new SightDatabase({ people, partners: await open(partnersUrl, 'partners', Math.max(1, Math.floor(poolSize / 2))) });
  } catch (error) {
    await people.close();
    throw error;
  }
}
