import { serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import type { Database } from '../database';
import { serviceRoles } from '../provision';
import { createSightTables, protectBySight } from './protect-by-sight';
import type { Sight, SightDatabase } from './sight-database';

const { app, people } = serviceRoles('casework');

class CreateThings1764000000000 implements MigrationInterface {
  name = 'CreateThings1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cases (id uuid PRIMARY KEY, name text NOT NULL, secret text);
      CREATE TABLE pairs (case_id uuid NOT NULL REFERENCES cases, other_case_id uuid NOT NULL REFERENCES cases, PRIMARY KEY (case_id, other_case_id));
      CREATE TABLE notes (case_id uuid NOT NULL REFERENCES cases, said text NOT NULL);
      CREATE TABLE plain (id int PRIMARY KEY);
      CREATE VIEW names WITH (security_invoker = true) AS SELECT id, name FROM cases;
      GRANT SELECT, INSERT, UPDATE ON cases, pairs, notes, plain TO ${app};
      GRANT SELECT ON names TO ${people};
    `);
    await createSightTables(runner, 'casework');
    await protectBySight(runner, 'casework', { table: 'cases', cases: ['id'], people: ['id', 'name'], partners: ['id'] });
    await protectBySight(runner, 'casework', { table: 'pairs', cases: ['case_id', 'other_case_id'], people: ['case_id', 'other_case_id'] });
    await protectBySight(runner, 'casework', { table: 'notes', cases: ['case_id'] });
  }

  async down(): Promise<void> {
    throw new Error('not needed');
  }
}

const CASES = 40;
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const held = (any: string[], none: string[] = [], as: Sight['as'] = 'people'): Sight => ({ as, any, none });
const names = (tx: EntityManager) => tx.query<{ name: string }[]>('SELECT name FROM cases ORDER BY name').then((rows) => rows.map(({ name }) => name));

describe('cases as one person sees them', () => {
  let made: ServiceDatabase;
  let sight: SightDatabase;
  const seen = (keys: Sight) => sight.seenBy(keys, names);
  /** The pools themselves, for code that forgot whose eyes it reads with. */
  const pools = () => (sight as unknown as { pools: Record<Sight['as'], Database> }).pools;

  beforeAll(async () => {
    made = await serviceDatabase('casework', { entities: [], migrations: [CreateThings1764000000000] });
    sight = await made.openSight();
    await made.database.query(`INSERT INTO cases SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'case ' || n, 'sealed' FROM generate_series(0, ${CASES - 1}) AS n`);
    await made.database.query(`INSERT INTO sight (case_id, key) SELECT id, 'told:p' || right(name, 1) FROM cases UNION ALL SELECT id, 'all' FROM cases`);
    await made.database.query(`INSERT INTO hidden_from VALUES ($1, 'conflict:c-1')`, [id(11)]);
    await made.database.query(`INSERT INTO pairs VALUES ($1, $2), ($1, $3)`, [id(1), id(11), id(2)]);
    await made.database.query(`INSERT INTO notes VALUES ($1, 'x')`, [id(1)]);
  });
  afterAll(async () => {
    await sight.close();
    await made.drop();
  });

  it('are those that her keys open, without those that are hidden from her', async () => {
    expect(await seen(held(['told:p1']))).toEqual(['case 1', 'case 11', 'case 21', 'case 31']);
    expect(await seen(held(['told:p1'], ['conflict:c-1']))).toEqual(['case 1', 'case 21', 'case 31']);
    expect(await seen(held(['told:p1', 'told:p2']))).toHaveLength(8);
    expect(await seen(held(['all']))).toHaveLength(CASES);
    expect(await seen(held(['told:nobody']))).toEqual([]);
    expect(await seen(held([]))).toEqual([]);
  });

  it('are none without keys', async () => {
    for (const table of ['cases', 'pairs', 'sight', 'hidden_from', 'names']) expect(await pools().people.query(`SELECT 1 FROM ${table}`)).toEqual([]);
    expect(await pools().partners.query('SELECT id FROM cases')).toEqual([]);
  });

  it('are seen through a view just so', async () => {
    const rows = await sight.seenBy(held(['told:p1'], ['conflict:c-1']), (tx) => tx.query<unknown[]>('SELECT * FROM names'));
    expect(rows).toHaveLength(3);
  });

  it('are found together only by who sees both', async () => {
    const pairs = (keys: Sight) => sight.seenBy(keys, (tx) => tx.query<unknown[]>('SELECT * FROM pairs'));
    expect(await pairs(held(['told:p1', 'told:p2']))).toHaveLength(2);
    expect(await pairs(held(['told:p1', 'told:p2'], ['conflict:c-1']))).toHaveLength(1);
    expect(await pairs(held(['told:p1']))).toHaveLength(1);
  });

  it('stay hers only as long as a key holds', async () => {
    await made.database.query(
      `INSERT INTO sight (case_id, key, holds_from, holds_until) VALUES ($1, 'referral', '-infinity', now() - interval '1 s'), ($2, 'referral', now() + interval '1 hour', 'infinity'), ($3, 'referral', now() - interval '1 s', now() + interval '1 hour')`,
      [id(5), id(6), id(7)],
    );
    const rows = await sight.seenBy(held(['referral'], [], 'partners'), (tx) => tx.query<unknown[]>('SELECT id FROM cases'));
    expect(rows).toEqual([{ id: id(7) }]);
  });

  it.each<[string, Sight['as'], string]>([
    ['a column that is not for people', 'people', 'SELECT secret FROM cases'], ['a column that is not for partners', 'partners', 'SELECT name FROM cases'],
    ['a table that is the service\'s alone', 'people', 'SELECT * FROM notes'], ['a table without cases', 'people', 'SELECT * FROM plain'],
  ])('do not open %s', async (_name, as, sql) => {
    await expect(sight.seenBy(held(['all'], [], as), (tx) => tx.query(sql))).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('cannot be changed', async () => {
    await expect(sight.seenBy(held(['all']), (tx) => tx.query(`INSERT INTO sight (case_id, key) VALUES ('${id(1)}', 'told:me')`))).rejects.toMatchObject({ driverError: { code: '25006' } });
    await expect(sight.seenBy(held(['all']), (tx) => tx.query(`UPDATE cases SET name = 'x'`))).rejects.toMatchObject({ driverError: { code: '25006' } });
  });

  it('are all there for the service, which hears of all of them', async () => {
    expect(await made.database.query('SELECT id FROM cases')).toHaveLength(CASES);
  });

  it('are never another\'s, in 4,000 transactions at once on a few connections, of which one in seven fails', async () => {
    const fails = ['throws', 'is refused', 'swallows', 'is cut off'] as const;
    let leaks = 0;
    const failed = { throws: 0, 'is refused': 0, swallows: 0, 'is cut off': 0 };
    const one = async (n: number): Promise<void> => {
      const last = n % 10;
      const way = n % 7 === 0 ? fails[(n / 7) % fails.length] : undefined;
      // Some have no key, and some do not even say so, on a connection that somebody with keys has just given back.
      const keys = n % 11 === 0 ? held([]) : held([`told:p${last}`]);
      const forgot = n % 13 === 0;
      const expected = keys.any.length === 0 || forgot ? 0 : CASES / 10;
      const transaction = (work: (tx: EntityManager) => Promise<void>) => (forgot ? pools().people.transaction(work) : sight.seenBy(keys, work));
      try {
        await transaction(async (tx) => {
          const before = await names(tx);
          if (way === 'throws') throw new RangeError('of the work');
          if (way === 'is refused') await tx.query('SELECT secret FROM cases');
          if (way === 'swallows') await tx.query('SELECT 1 / 0').catch(() => undefined);
          if (way === 'is cut off') await tx.query(`SET LOCAL statement_timeout = '1ms'; SELECT pg_sleep(1)`);
          const all = [...before, ...(await names(tx))];
          if (all.length !== 2 * expected || all.some((name) => !name.endsWith(String(last)))) leaks += 1;
        });
      } catch (error) {
        // On a busy machine the last ones wait longer for a connection than a pool lets anybody wait.
        if (String(error).includes('when trying to connect')) return one(n);
        if (way === undefined) throw error;
        failed[way] += 1;
      }
    };
    await Promise.all(Array.from({ length: 4_000 }, (_nothing, n) => one(n)));
    expect(leaks).toBe(0);
    expect(Object.values(failed)).toEqual([143, 143, 143, 143]);
  }, 120_000);
});

describe('what the catalogue says of row-level security', () => {
  let made: ServiceDatabase;
  beforeAll(async () => {
    made = await serviceDatabase('casework', { entities: [], migrations: [CreateThings1764000000000] });
  });
  afterAll(() => made.drop());

  it('is nothing where all is well', async () => {
    expect(await made.sightFaults()).toEqual([]);
  });

  const owner = 'SET LOCAL ROLE amparo_casework_owner;';
  it.each<[string, string, string]>([
    ['a table of cases without a policy', `${owner} CREATE TABLE more (case_id uuid)`, 'more has no row-level security'],
    ['a table that does not force it', `${owner} ALTER TABLE notes NO FORCE ROW LEVEL SECURITY`, 'notes does not force row-level security'],
    ['a table that people may read and that has none', `${owner} GRANT SELECT ON plain TO ${people}`, 'plain has no row-level security'],
    ['a table that is open to everybody', `${owner} GRANT SELECT ON plain TO public`, 'plain has no row-level security'],
    ['a policy that lets all through', `${owner} CREATE POLICY open ON cases FOR SELECT TO ${people} USING (true)`, 'cases has a policy that does not ask for keys'],
    ['a policy that lets everybody through', `${owner} CREATE POLICY open ON cases USING (true)`, 'cases has a policy that does not ask for keys'],
    ['a table whose policy is for the service alone', `${owner} GRANT SELECT (said) ON notes TO ${people}`, 'notes may be read and has no policy for it'],
    ['a table that people may change', `${owner} GRANT UPDATE (name) ON cases TO ${people}`, 'cases can be changed by people: UPDATE'],
    ['a view with its owner\'s rights', `${owner} CREATE VIEW more AS SELECT id FROM cases`, 'more is a view with its owner\'s rights'],
    ['a copy of cases', `${owner} CREATE MATERIALIZED VIEW more AS SELECT id AS case_id FROM cases`, 'more is a materialised view: it has no row-level security'],
    ['a function with its owner\'s rights', `${owner} CREATE FUNCTION more() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`, 'more is a function with its owner\'s rights that people may call'],
    ['a table that the service owns', `ALTER TABLE plain OWNER TO ${app}`, `plain belongs to ${app}, not to amparo_casework_owner`],
    ['an owner that logs in', 'ALTER ROLE amparo_casework_owner LOGIN', 'amparo_casework_owner logs in'],
    ['a service that takes the owner\'s part', `GRANT amparo_casework_owner TO ${app}`, `${app} takes the part of the owner`],
    ['a role that bypasses it', `ALTER ROLE ${people} BYPASSRLS`, `${people} bypasses row-level security`],
    ['a superuser', `ALTER ROLE ${app} SUPERUSER`, `${app} is a superuser`],
  ])('names %s', async (_name, plant, fault) => {
    expect(await made.sightFaults(plant)).toContain(fault);
  });
});
