import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@amparo/testing';
import { openDatabase, type Database } from './database';

describe('a transaction', () => {
  let made: TestDatabase;
  let database: Database;
  const count = async () => (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM things'))[0]?.n;

  beforeAll(async () => {
    made = await testDatabase('database');
    database = await openDatabase({ url: made.url, name: 'database spec', entities: [], poolSize: 3 });
    await database.query('CREATE TABLE things (id uuid PRIMARY KEY)');
  });

  afterAll(async () => {
    await database.close();
    await made.drop();
  });

  beforeEach(() => database.query('TRUNCATE things'));

  it('answers when what it did is there', async () => {
    const answer = await database.transaction(async (tx) => {
      await tx.query('INSERT INTO things VALUES ($1)', [randomUUID()]);
      return 'accepted';
    });
    expect(answer).toBe('accepted');
    expect(await count()).toBe(1);
  });

  it('is refused when a failed statement was swallowed inside: it would be answered, and nothing kept', async () => {
    const id = randomUUID();
    const swallowing = database.transaction(async (tx) => {
      await tx.query('INSERT INTO things VALUES ($1)', [id]);
      await tx.query('INSERT INTO things VALUES ($1)', [id]).catch(() => undefined);
      return 'accepted';
    });
    await expect(swallowing).rejects.toMatchObject({ code: '25P02' });
    expect(await count()).toBe(0);
  });

  it('may fail within a savepoint and go on', async () => {
    const id = randomUUID();
    await database.transaction(async (tx) => {
      await tx.query('INSERT INTO things VALUES ($1)', [id]);
      await tx.transaction((inner) => inner.query('INSERT INTO things VALUES ($1)', [id])).catch(() => undefined);
    });
    expect(await count()).toBe(1);
  });

  it('is READ COMMITTED, whatever the server has been told', async () => {
    await database.query(`ALTER DATABASE ${made.name} SET default_transaction_isolation = 'serializable'`);
    const fresh = await openDatabase({ url: made.url, name: 'database spec', entities: [], poolSize: 1 });
    expect(await fresh.transaction((tx) => tx.query('SHOW transaction_isolation'))).toEqual([{ transaction_isolation: 'read committed' }]);
    await fresh.close();
  });

  it('gives its own error to the caller, and undoes what it did', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.query('INSERT INTO things VALUES ($1)', [randomUUID()]);
      throw new RangeError('of the work');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await count()).toBe(0);
  });

  it('fails when its connection is lost between two statements, and the pool lives on', async () => {
    const lost = database.transaction(async (tx) => {
      await tx.query('INSERT INTO things VALUES ($1)', [randomUUID()]);
      const [{ pid }] = await tx.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
      await database.query('SELECT pg_terminate_backend($1)', [pid]);
      await new Promise((done) => setTimeout(done, 100));
      return 'accepted';
    });
    await expect(lost).rejects.toThrow();
    expect(await count()).toBe(0);
  });

  it('gives every connection back, whatever became of it', async () => {
    for (let i = 0; i < 10; i++) await database.transaction((tx) => tx.query('nonsense')).catch(() => undefined);
    await Promise.all(Array.from({ length: 10 }, () => database.transaction((tx) => tx.query('SELECT 1'))));
    expect(await count()).toBe(0);
  });
});

describe('a statement with values', () => {
  let made: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    made = await testDatabase('preparing');
    database = await openDatabase({ url: made.url, name: 'preparing spec', entities: [], poolSize: 1 });
    await database.query('CREATE TABLE things (id integer PRIMARY KEY)');
  });

  afterAll(async () => {
    await database.close();
    await made.drop();
  });

  const prepared = () => database.query<{ statement: string }>(`SELECT statement FROM pg_prepared_statements ORDER BY statement`);

  it('is prepared once a connection, with the values apart; one without values is not', async () => {
    for (const id of [1, 2, 3]) await database.query('INSERT INTO things VALUES ($1)', [id]);
    await database.transaction((tx) => tx.query('SELECT id FROM things WHERE id = $1', [1]));
    expect((await prepared()).map(({ statement }) => statement)).toEqual(['INSERT INTO things VALUES ($1)', 'SELECT id FROM things WHERE id = $1']);
  });

  it('fails once at most when a migration changed what it gives', async () => {
    const read = () => database.query('SELECT * FROM things WHERE id = $1', [1]);
    await read();
    await database.query('ALTER TABLE things ADD COLUMN colour text');
    await read().catch((error: unknown) => expect(error).toMatchObject({ code: '0A000' }));
    expect(await read()).toEqual([{ id: 1, colour: null }]);
  });

  it('that is wrong fails each time with its own error, and harms no other', async () => {
    for (let i = 0; i < 2; i++) await expect(database.query('SELECT nothing FROM things WHERE id = $1', [1])).rejects.toMatchObject({ code: '42703' });
    expect(await database.query('SELECT count(*)::int AS n FROM things WHERE id > $1', [0])).toEqual([{ n: 3 }]);
  });
});
