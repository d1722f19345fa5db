import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { SERVICE_NAMES } from '@amparo/platform';
import { Client } from 'pg';
import type { ManifestFacts, ServicePosition } from '../archive/manifest';

/** Where every service stands now: read before a backup begins, so that the backup holds at least this. */
export type Positions = Pick<ManifestFacts, 'services' | 'log' | 'postgres'>;

/** @param adminUrl the administrator's address of the server */
export async function findPositions(adminUrl: string): Promise<Positions> {
  const [server] = await ask<{ version: string; major: number; system: string }>(
    adminUrl, 'postgres',
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major,
            system_identifier::text AS system FROM pg_control_system()`,
  );
  if (server === undefined) throw new Error('PostgreSQL does not say what it is.');
  const names = new Set((await ask<{ datname: string }>(adminUrl, 'postgres', 'SELECT datname FROM pg_database')).map(({ datname }) => datname));
  const services: Record<string, ServicePosition> = {};
  for (const service of SERVICE_NAMES) {
    const { database } = serviceRoles(service);
    if (names.has(database)) services[service] = await positionOf(adminUrl, database);
  }
  const { database: log } = serviceRoles(EVENT_LOG_SERVICE);
  return { services, postgres: server, ...(names.has(log) ? { log: await countLog(adminUrl, log) } : {}) };
}

async function positionOf(adminUrl: string, database: string): Promise<ServicePosition> {
  const tables = await tablesOf(adminUrl, database);
  const migrations = tables.has('migrations') ? await ask<{ name: string }>(adminUrl, database, 'SELECT name FROM migrations ORDER BY id') : [];
  const drawn = await ask<{ last: string }>(adminUrl, database, `SELECT coalesce(last_value, 0)::text AS last FROM pg_sequences WHERE schemaname = 'public' AND sequencename = 'outbox_id_seq'`);
  return { database, migrations: migrations.map(({ name }) => name), told: Number(drawn[0]?.last ?? 0) };
}

async function countLog(adminUrl: string, database: string): Promise<number> {
  if (!(await tablesOf(adminUrl, database)).has('heads')) return 0;
  const [sum] = await ask<{ n: string }>(adminUrl, database, 'SELECT coalesce(sum(position), 0)::text AS n FROM heads');
  return Number(sum?.n ?? 0);
}

async function tablesOf(adminUrl: string, database: string): Promise<Set<string>> {
  const rows = await ask<{ tablename: string }>(adminUrl, database, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
  return new Set(rows.map(({ tablename }) => tablename));
}

/** One statement in one database of the server. */
export async function ask<T extends object>(adminUrl: string, database: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const client = new Client({ connectionString: url.toString(), application_name: 'backup', connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
