import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';

/** A database of a test's own, empty at first. */
export interface TestDatabase {
  name: string;
  /** Address for the server's superuser. */
  url: string;
  /** Address for another role. */
  urlAs(role: string, password: string): string;
  /** Removes the database, breaking off whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Address of the server that tests use, for its superuser.
 *
 * @param database its `postgres` database where left out
 * @throws Error outside a run whose global setup has started one
 */
export function testServerUrl(database?: string): string {
  const address = process.env.AMPARO_TEST_POSTGRES;
  if (address === undefined) throw new Error('No PostgreSQL for tests: run jest with AMPARO_TESTS=int.');
  if (database === undefined) return address;
  const url = new URL(address);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/** The password of a role that logs in. Roles belong to the whole server that tests share: who made one with another would lock the others out. */
export function testPasswordOf(login: string): string {
  return `invented-${login}`;
}

/** A database name that no other test has: `t_<label>_<random>`. */
export function testDatabaseName(label: string): string {
  const plain = label.toLowerCase().replace(/[^a-z0-9]+/g, '_').slice(0, 40);
  return `t_${plain}_${randomBytes(5).toString('hex')}`;
}

/**
 * Makes an empty database for one test file. Whoever makes one drops it, in `afterAll`.
 *
 * @param label what it is for; part of its name
 */
export async function testDatabase(label: string): Promise<TestDatabase> {
  const name = testDatabaseName(label);
  // Nobody can be connected to template0, so that many tests may copy it at once.
  await onServer(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0`);
  return {
    name,
    url: testServerUrl(name),
    urlAs(role, password) {
      const url = new URL(testServerUrl(name));
      url.username = encodeURIComponent(role);
      url.password = encodeURIComponent(password);
      return url.href;
    },
    drop: () => dropTestDatabase(name),
  };
}

/** Removes a test's database where it exists, breaking off whoever is still connected. */
export function dropTestDatabase(name: string): Promise<void> {
  return onServer(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: testServerUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
