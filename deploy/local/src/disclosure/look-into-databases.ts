import { serviceRoles } from '@amparo/persistence';
import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { SERVICE_NAMES } from '@amparo/platform';
import { Client, escapeIdentifier } from 'pg';
import { classesOf, learn, repeatNoise, type Learned } from './content-classes.rules';

/** Values that are looked at of a column, at most. */
const MOST = 5_000;

interface Column {
  table: string;
  column: string;
}

/**
 * Looks at every column of every table of every database, as its administrator: for whoever stole them there are no roles.
 *
 * @returns tables without a row, of which nothing could be learned: `casework.parked`
 */
export async function lookIntoDatabases(adminUrl: string, learned: Learned): Promise<string[]> {
  const empty: string[] = [];
  for (const service of await servicesOf(adminUrl)) {
    const client = await connect(adminUrl, serviceRoles(service).database);
    try {
      const columns = await columnsOf(client);
      for (const column of columns) await look(client, service, column, learned);
      for (const table of new Set(columns.map((column) => column.table))) if (await isEmpty(client, table)) empty.push(`${service}.${table}`);
    } finally {
      await client.end();
    }
  }
  return empty;
}

/** Those that have a database here: on Kafka the event log has none. */
async function servicesOf(adminUrl: string): Promise<string[]> {
  const client = await connect(adminUrl, 'postgres');
  try {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const there = new Set(rows.map(({ datname }) => datname));
    return [...SERVICE_NAMES, EVENT_LOG_SERVICE].filter((service) => there.has(serviceRoles(service).database));
  } finally {
    await client.end();
  }
}

async function connect(adminUrl: string, database: string): Promise<Client> {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const client = new Client({ connectionString: url.toString(), application_name: 'disclosure' });
  await client.connect();
  return client;
}

/** Partitions are looked at by what they are part of. */
async function columnsOf(client: Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY c.relname, a.attnum`,
  );
  return rows;
}

async function look(client: Client, service: string, { table, column }: Column, learned: Learned): Promise<void> {
  const [name, from] = [escapeIdentifier(column), escapeIdentifier(table)];
  const { rows } = await client.query<{ value: unknown }>(`SELECT ${name} AS value FROM ${from} WHERE ${name} IS NOT NULL LIMIT ${MOST}`);
  const where = `${service}.${table}.${column}`;
  for (const { value } of rows) learn(learned, where, classesOf(value));
  if (repeatNoise(rows.map(({ value }) => value))) learn(learned, where, ['equalities']);
}

async function isEmpty(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(`SELECT NOT EXISTS (SELECT 1 FROM ${escapeIdentifier(table)}) AS empty`);
  return rows[0]?.empty ?? true;
}
