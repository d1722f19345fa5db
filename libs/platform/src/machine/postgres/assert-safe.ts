import { DURABLE } from './settings';

/** As much of a `pg` client or pool as is needed here. */
export interface Queries {
  query(sql: string): Promise<{ rows: Record<string, unknown>[] }>;
}

/**
 * Refuses a server on which a committed report could vanish: `fsync`, `full_page_writes` and `synchronous_commit` must
 * be on for this connection, and no role or database may have `synchronous_commit` turned off for later ones. For the
 * embedded server and for one given by DATABASE_URL alike (delivery rules: Accept).
 *
 * @throws Error naming the settings that are off
 */
export async function assertSafe(client: Queries): Promise<void> {
  const names = Object.keys(DURABLE).map((name) => `'${name}'`);
  const { rows } = await client.query(
    `SELECT name, setting FROM pg_settings WHERE name IN (${names.join(', ')})
     UNION ALL
     SELECT split_part(one, '=', 1), split_part(one, '=', 2)
       FROM pg_db_role_setting, unnest(setconfig) AS one WHERE one LIKE 'synchronous\\_commit=%'`,
  );
  const off = rows.filter(({ setting }) => setting !== 'on' && setting !== 'remote_apply').map(({ name }) => String(name));
  const unseen = Object.keys(DURABLE).filter((name) => !rows.some((row) => row.name === name));
  const wrong = [...new Set([...off, ...unseen])];
  if (wrong.length > 0) {
    throw new Error(`This PostgreSQL may lose what it has committed: turn on ${wrong.join(', ')} for all roles and databases.`);
  }
}
