import { DataSource, type EntityManager } from 'typeorm';
import { PreparingClient } from './preparing-client';
import { silentLogger } from './silent-logger';

/** A class decorated with `@Entity`. */
export type EntityClass = new () => object;

/** What `openDatabase` needs. */
export interface DatabaseOptions {
  /** Connection string of the application role. */
  url: string;
  /** Shown in `pg_stat_activity`: service and lane. */
  name: string;
  entities: EntityClass[];
  /** Connections at most. About 30 suits slow disks, 5 a small machine. */
  poolSize: number;
  /**
   * Every transaction is READ ONLY, and goes by an index, in the order of the index. PostgreSQL knows how often a key is found
   * on the average; of one that stands on half of all cases it would read and sort all of them for one page.
   */
  readByIndex?: boolean;
}

const READ_BY_INDEX = ' -c default_transaction_read_only=on -c enable_seqscan=off -c enable_bitmapscan=off -c jit=off';

/** What is still to be done before the COMMIT of a transaction. */
const lastSteps = new WeakMap<EntityManager, (() => Promise<void>)[]>();

/**
 * Has something done in a transaction of `Database` after all else, before it commits.
 *
 * @throws Error for any other transaction: nobody would do it
 */
export function beforeCommit(tx: EntityManager, step: () => Promise<void>): void {
  const last = lastSteps.get(tx);
  if (last === undefined) throw new Error('not a transaction of a Database');
  last.push(step);
}

/**
 * One pool of connections to one service's database. A service has two, one a lane, so that danger never waits for a
 * connection that ordinary work holds.
 */
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction and answers only after COMMIT.
   *
   * Before COMMIT a sentinel statement runs: PostgreSQL answers COMMIT with ROLLBACK **without an error** when a failed
   * statement was swallowed inside, and TypeORM would report success. The sentinel fails in such a transaction, so the
   * caller hears of it (delivery rules, "Accept").
   *
   * @throws whatever `work` throws, after ROLLBACK; SQLSTATE 25P02 when `work` swallowed a failed statement
   */
  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    let sentinel: Promise<unknown> | undefined;
    const result = await this.dataSource.transaction(async (tx) => {
      const last: (() => Promise<void>)[] = [];
      lastSteps.set(tx, last);
      const result = await work(tx);
      for (const step of last) await step();
      // Not waited for: it goes out together with the COMMIT.
      sentinel = tx.query('SELECT 1');
      sentinel.catch(() => undefined);
      return result;
    });
    await sentinel;
    return result;
  }

  /** A read outside any transaction, straight to rows. Values are always parameters. */
  async query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.dataSource.query(sql, parameters);
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/**
 * Opens a pool. The schema is never synchronised: migrations are the only way it changes.
 *
 * @throws the driver's error when the database does not answer
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities,
    synchronize: false,
    migrationsRun: false,
    logger: silentLogger,
    poolSize: options.poolSize,
    applicationName: options.name,
    extra: {
      connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, statement_timeout: 30_000, Client: PreparingClient,
      // Said once a connection: said for each transaction, it would be one more round trip of each.
      options: `-c default_transaction_isolation=read\\ committed${options.readByIndex === true ? READ_BY_INDEX : ''}`,
    },
    // A dropped idle connection is an ordinary event (the server restarts); the next query opens another.
    poolErrorHandler: () => undefined,
  });
  await dataSource.initialize();
  return new Database(dataSource);
}
