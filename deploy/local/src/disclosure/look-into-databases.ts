import { serviceRoles } from '@amparo/persistence';
import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { SERVICE_NAMES } from '@amparo/platform';
import { Client, escapeIdentifier } from 'pg';
import { classesOf, learn, type Learned } from './content-classes.rules';

/** Values that are looked at of a column, at most. */
const MOST = 5_000;

interface Column {
  table: string;
  column: string;
}

/** Looks at every column of every table of every database, as its administrator: for whoever stole them there are no roles. */
export async function lookIntoDatabases(adminUrl: string, learned: Learned): Promise<void> {
  for (const service of [...SERVICE_NAMES, EVENT_LOG_SERVICE]) {
    const url = new URL(adminUrl);
    url.pathname = `/${serviceRoles(service).database}`;
    const client = new Client({ connectionString: url.toString(), application_name: 'disclosure' });
    await client.connect();
    try {
      for (const column of await columnsOf(client)) await look(client, service, column, learned);
    } finally {
      await client.end();
    }
  }
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
  for (const { value } of rows) learn(learned, `${service}.${table}.${column}`, classesOf(value));
}
