import { serviceRoles } from '@amparo/persistence';
import { Pool } from 'pg';

/** Looks into the databases as their administrator: for what no service shows to anybody. */
export class Rows {
  private readonly pools = new Map<string, Pool>();

  constructor(private readonly adminUrl: string) {}

  async of<T extends object>(service: string, sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.poolOf(service).query<T>(sql, values)).rows;
  }

  /** A number that a statement counts as `n`. */
  async count(service: string, sql: string, values: unknown[] = []): Promise<number> {
    const rows = await this.of<{ n: string }>(service, sql, values);
    return Number(rows[0]?.n);
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private poolOf(service: string): Pool {
    const known = this.pools.get(service);
    if (known !== undefined) return known;
    const url = new URL(this.adminUrl);
    url.pathname = `/${serviceRoles(service).database}`;
    const pool = new Pool({ connectionString: url.href, max: 2 });
    // A connection that breaks while it is idle is opened again at the next look; and a pool says that it has ended before its connections have.
    pool.on('error', () => undefined);
    this.pools.set(service, pool);
    return pool;
  }
}
