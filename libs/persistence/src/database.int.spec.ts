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
