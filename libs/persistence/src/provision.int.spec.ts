import { dropTestDatabase, testDatabaseName, testServerUrl } from '@amparo/testing';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrate } from './migrate';
import { provision, serviceRoles } from './provision';
import { SILENT_LOG } from './silent-log';

const roles = serviceRoles('spec');
const passwords = Object.fromEntries(roles.logins.map((login) => [login, `it's invented ${login}`]));

class CreateThings1764000000000 implements MigrationInterface {
  name = 'CreateThings1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE things (id int PRIMARY KEY); GRANT SELECT, INSERT ON things TO ${roles.app}`);
  }

  async down(): Promise<void> {
    throw new Error('not needed');
  }
}

class FailHalfWay1764000001000 implements MigrationInterface {
  name = 'FailHalfWay1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id int)');
    await runner.query('nonsense');
  }

  async down(): Promise<void> {
    throw new Error('not needed');
  }
}

describe('a database of a service', () => {
  const name = testDatabaseName('provision');

  function urlAs(login: string): string {
    const url = new URL(testServerUrl(name));
    url.username = login;
    url.password = passwords[login] ?? '';
    return url.href;
  }

  async function ask(login: string, sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: urlAs(login) });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const make = () => provision(testServerUrl(), 'spec', passwords, name);
  const bring = (...migrations: (new () => MigrationInterface)[]) => migrate({ url: urlAs(roles.migrator), ownerRole: roles.owner, migrations });

  beforeAll(async () => {
    await Promise.all([make(), make(), make()]);
  });

  afterAll(async () => {
    await dropTestDatabase(name);
    const admin = new Client({ connectionString: testServerUrl() });
    await admin.connect();
    for (const role of [...roles.logins, roles.owner]) await admin.query(`DROP ROLE ${role}`);
    await admin.end();
  });

  it('keeps what its roles do out of the log, whatever the server writes of others', async () => {
    for (const login of roles.logins) {
      const [row] = await ask(login, 'SELECT rolconfig AS config FROM pg_roles WHERE rolname = current_user');
      expect(row?.['config']).toEqual(expect.arrayContaining(Object.entries(SILENT_LOG).map(([name, value]) => `${name}=${value}`)));
    }
  });

  it('is made by several at once, and again, without harm', async () => {
    await make();
    for (const login of roles.logins) expect(await ask(login, 'SELECT current_user::text AS me')).toEqual([{ me: login }]);
  });

  it('is not made without a password for each that logs in', async () => {
    await expect(provision(testServerUrl(), 'spec', {}, name)).rejects.toThrow('no password given for the role amparo_spec_migrator');
  });

  it('opens to nobody else', async () => {
    const admin = new Client({ connectionString: testServerUrl() });
    await admin.connect();
    const { rows } = await admin.query('SELECT has_database_privilege($1, $2, $3) AS may', ['public', name, 'CONNECT']);
    await admin.end();
    expect(rows).toEqual([{ may: false }]);
  });

  it('is migrated by several at once, as the owner, once', async () => {
    await Promise.all([bring(CreateThings1764000000000), bring(CreateThings1764000000000), bring(CreateThings1764000000000)]);
    expect(await ask(roles.migrator, `SELECT tableowner::text AS owner FROM pg_tables WHERE tablename = 'things'`)).toEqual([{ owner: roles.owner }]);
    expect(await ask(roles.migrator, 'SELECT name FROM migrations')).toEqual([{ name: 'CreateThings1764000000000' }]);
  });

  it.each([
    'ALTER TABLE things ADD COLUMN more int', 'DROP TABLE things', 'UPDATE things SET id = 1', 'DELETE FROM things', 'TRUNCATE things',
    'CREATE TABLE own (id int)', 'CREATE TEMP TABLE own (id int)', 'CREATE SCHEMA own', `SET ROLE ${roles.owner}`, 'SELECT * FROM migrations',
    `ALTER ROLE ${roles.app} BYPASSRLS`,
  ])('does not let the service %s', async (sql) => {
    await expect(ask(roles.app, sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('lets the service do what it was granted', async () => {
    await ask(roles.app, 'INSERT INTO things VALUES (1)');
    expect(await ask(roles.app, 'SELECT id FROM things')).toEqual([{ id: 1 }]);
  });

  it('keeps nothing of a migration that failed, says why, and can be migrated afterwards', async () => {
    await expect(bring(CreateThings1764000000000, FailHalfWay1764000001000)).rejects.toMatchObject({ code: '42601' });
    expect(await ask(roles.migrator, `SELECT to_regclass('half')::text AS half`)).toEqual([{ half: null }]);
    await bring(CreateThings1764000000000);
  });
});
