import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';

/** Looks into the services' databases as their administrator. */
export class Rows {
  private readonly pools = new Map<string, Pool>();

  constructor(private readonly adminUrl: string) {}

  /** @param database such as `intake` for `amparo_intake`, or a whole name that begins otherwise */
  async of<T>(database: string, sql: string, values: unknown[] = []): Promise<T[]> {
    const { rows } = await this.pool(database).query<T & object>(sql, values);
    return rows;
  }

  async one<T>(database: string, sql: string, values: unknown[] = []): Promise<T> {
    const [row] = await this.of<T>(database, sql, values);
    if (row === undefined) throw new Error('no row');
    return row;
  }

  /** Waits until a question is answered with true. @returns whether that was in time */
  async until(database: string, sql: string, patienceMs: number, values: unknown[] = []): Promise<boolean> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const [row] = await this.of<{ yes: boolean | null }>(database, `SELECT (${sql}) AS yes`, values);
      if (row?.yes === true) return true;
      if (performance.now() > end) return false;
      await pause(50);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private pool(database: string): Pool {
    const known = this.pools.get(database);
    if (known !== undefined) return known;
    const url = new URL(this.adminUrl);
    url.pathname = `/${nameOf(database)}`;
    const pool = new Pool({ connectionString: url.href, max: 3, application_name: 'bench' });
    pool.on('error', () => undefined);
    this.pools.set(database, pool);
    return pool;
  }
}

/** `intake` is `amparo_intake`; `bench_admin` is where PostgreSQL lets its administrator in. */
function nameOf(database: string): string {
  if (database === 'bench_admin') return 'postgres';
  return database.startsWith('bench_') ? database : `amparo_${database}`;
}
