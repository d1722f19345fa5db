import { Client } from 'pg';

import { testDatabase, testServerUrl } from './test-database';

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a database for a test', () => {
  it('is empty, and nobody else\'s', async () => {
    const [one, other] = await Promise.all([testDatabase('Alerts & routes'), testDatabase('Alerts & routes')]);
    expect(one.name).not.toBe(other.name);
    await ask(one.url, 'CREATE TABLE mine (id int)');
    expect(await ask(other.url, `SELECT to_regclass('mine') AS found`)).toEqual([{ found: null }]);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('opens to a role that the test made', async () => {
    const database = await testDatabase('roles');
    const role = `${database.name}_app`;
    await ask(testServerUrl(), `CREATE ROLE ${role} LOGIN PASSWORD 'p@ss/word'`);
    expect(await ask(database.urlAs(role, 'p@ss/word'), 'SELECT current_user AS me')).toEqual([{ me: role }]);
    await database.drop();
    await ask(testServerUrl(), `DROP ROLE ${role}`);
  });

  it('goes although somebody is still connected', async () => {
    const database = await testDatabase('busy');
    const idle = new Client({ connectionString: database.url });
    idle.on('error', () => undefined);
    await idle.connect();
    await database.drop();
    expect(await ask(testServerUrl(), `SELECT 1 FROM pg_database WHERE datname = '${database.name}'`)).toEqual([]);
    await idle.end().catch(() => undefined);
  });
});
