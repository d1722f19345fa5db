import { provision, serviceRoles } from '@amparo/persistence';
import { dropTestDatabase, testDatabaseName, testPasswordOf, testServerUrl } from '@amparo/testing';
import { Client } from 'pg';
import { EVENT_LOG_SERVICE, prepareEventLogTables } from '../log/postgres-event-log.tables';

const roles = serviceRoles(EVENT_LOG_SERVICE);

/** A PostgreSQL event log of a test's own, made as an installation would. */
export interface EventLogDatabase {
  /** Address for those who tell and hear. */
  url: string;
  /** Makes the places of more topics. */
  prepare(topics: readonly string[]): Promise<void>;
  /** Anything, as the server's superuser. */
  ask<T = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

export async function anEventLogDatabase(topics: readonly string[]): Promise<EventLogDatabase> {
  const name = testDatabaseName('events');
  await provision(testServerUrl(), EVENT_LOG_SERVICE, Object.fromEntries(roles.logins.map((login) => [login, testPasswordOf(login)])), name);
  const urlAs = (login: string) => {
    const url = new URL(testServerUrl(name));
    url.username = login;
    url.password = testPasswordOf(login);
    return url.href;
  };
  const prepare = (more: readonly string[]) => prepareEventLogTables(urlAs(roles.migrator), roles, more);
  await prepare(topics);
  return { url: urlAs(roles.app), prepare, ask: (sql, values) => askServer(name, sql, values), drop: () => dropTestDatabase(name) };
}

/** How the spec's own connections are called, so that it does not cut off its own. */
export const SPEC = 'the spec itself';

/** Asks one database of the test server, as its superuser. */
export async function askServer<T>(database: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: testServerUrl(database), application_name: SPEC });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}
