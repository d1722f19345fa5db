import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderEpochKeys, Resealing, openSealedFields, type SealedFields } from '@amparo/persistence';
import { sealedFormerly, serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import { entities, migrations, sealed } from './schema';

const MANY = 450;
const JANUARY = new Date('2026-01-15T00:00:00Z');
const FEBRUARY = new Date('2026-02-15T00:00:00Z');

describe('bringing what protection has sealed to the newest epoch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-resealing-'));
  const formerKeyFile = join(folder, 'former.key');
  const master = randomBytes(32);
  const cases = Array.from({ length: MANY }, (): string => randomUUID());
  const what = (row: string) => ({ table: 'plan_actions', column: 'what', row });
  const packet = (row: string) => ({ table: 'packets', column: 'sealed', row });
  let made: ServiceDatabase;
  /** What was released of the first case: written once, and never sealed anew. */
  let released: Buffer;

  const open = (now: Date) => openSealedFields({ service: 'protection', folder: join(folder, 'epochs'), formerKeyFile }, now);
  /** As a fresh process goes on: with nothing in its memory. */
  const goOn = async (now: Date): Promise<void> => {
    const resealing = new Resealing(made.database, await open(now), sealed);
    while (await resealing.run(now));
  };
  /** The server ends whoever has written so many rows of a table, in the middle of a transaction. */
  const killedAfter = async (table: string, rows: number, now: Date): Promise<void> => {
    await made.asAdministrator(`
      CREATE SEQUENCE written;
      GRANT ALL ON SEQUENCE written TO PUBLIC;
      CREATE FUNCTION kill_now() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN IF nextval('public.written') > ${rows} THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$;
      CREATE TRIGGER kill_now AFTER UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION kill_now();`);
    await expect(goOn(now)).rejects.toThrow();
    await made.asAdministrator(`DROP TRIGGER kill_now ON ${table}; DROP FUNCTION kill_now(); DROP SEQUENCE written;`);
  };
  const counted = async (sql: string) => Object.fromEntries((await made.database.query<{ of: string; n: number }>(`SELECT ${sql} GROUP BY 1`)).map(({ of, n }) => [of, n]));
  const versions = () => counted('get_byte(what, 0)::text AS of, count(*)::int AS n FROM plan_actions');
  const epochs = () => counted('epoch AS of, count(*)::int AS n FROM case_keys');
  const allOpen = async (fields: SealedFields): Promise<void> => {
    const rows = await made.database.query<{ id: string; what: Buffer }>('SELECT id, what FROM plan_actions');
    expect(rows).toHaveLength(MANY);
    for (const row of rows) expect((await fields.ofCaseForReading(made.database, row.id)).open(row.what, what(row.id)).toString()).toBe(`what is to be done for ${row.id}`);
  };

  beforeAll(async () => {
    made = await serviceDatabase('protection', { entities, migrations });
    mkdirSync(join(folder, 'epochs'));
    writeFileSync(formerKeyFile, master.toString('hex'), { mode: 0o600 });
    await made.database.query('INSERT INTO cases (case_id) SELECT unnest($1::uuid[])', [cases]);
    // One action a case, of the same id.
    await made.database.query(
      `INSERT INTO plan_actions (id, case_id, measure, owner, due_at, state, what, made_by, made_at)
       SELECT id, id, 'PM-LEGAL', 'hana', now(), 'OPEN', what, 'hana', now() FROM unnest($1::uuid[], $2::bytea[]) AS p (id, what)`,
      [cases, cases.map((id) => sealedFormerly(master, `what is to be done for ${id}`, what(id), id))],
    );
    await made.database.query('INSERT INTO directory_copy (version, sealed) VALUES (1, $1)', [sealedFormerly(master, 'the copy itself', { table: 'directory_copy', column: 'sealed', row: 'the copy' })]);
  });
  afterAll(async () => {
    await made.drop();
    rmSync(folder, { recursive: true });
  });

  it('moves what was sealed under a former master, and goes on where it was killed', async () => {
    await allOpen(await open(JANUARY));
    await killedAfter('plan_actions', 300, JANUARY);
    // One batch was whole; of the next one nothing.
    expect(await versions()).toEqual({ 1: 250, 2: 200 });
    const progress = async () => (await made.database.query<{ after: string; done: boolean }>(`SELECT after, done FROM resealing WHERE place = 'plan_actions.what'`))[0];
    const before = await progress();
    await allOpen(await open(JANUARY));
    await goOn(JANUARY);
    expect(await versions()).toEqual({ 2: MANY });
    expect([before?.done, (await progress())?.done, ((await progress())?.after ?? '') > (before?.after ?? 'z')]).toEqual([false, true, true]);
    expect(await new Resealing(made.database, await open(JANUARY), sealed).use()).toEqual({ epochs: [{ epoch: '2026-01', present: true, wraps: MANY + 1 }], former: 0 });
  });

  it('wraps keys in the next epoch, and goes on where it was killed; then the old one can go, and what was released opens still', async () => {
    const first = cases[0] ?? '';
    released = (await (await open(JANUARY)).ofCaseForReading(made.database, first)).seal('what was released', packet(first));
    await killedAfter('case_keys', 300, FEBRUARY);
    expect(await epochs()).toEqual({ '2026-01': 250, '2026-02': 200 });
    await allOpen(await open(FEBRUARY));
    await goOn(FEBRUARY);
    expect(await epochs()).toEqual({ '2026-02': MANY });
    expect(await new Resealing(made.database, await open(FEBRUARY), sealed).use()).toEqual({
      epochs: [{ epoch: '2026-01', present: true, wraps: 0 }, { epoch: '2026-02', present: true, wraps: MANY + 1 }], former: 0,
    });
    await new FolderEpochKeys(join(folder, 'epochs')).destroy('2026-01');
    const after = await open(FEBRUARY);
    await allOpen(after);
    expect((await after.ofCaseForReading(made.database, first)).open(released, packet(first)).toString()).toBe('what was released');
    // Nobody may write what was released anew: it has no need of it.
    expect(sealed.map(({ table }) => table)).not.toContain('packets');
    // A case whose key is destroyed is noise, with everything that is left.
    await made.database.transaction((tx) => after.destroyCaseKey(tx, first));
    const [row] = await made.database.query<{ what: Buffer }>('SELECT what FROM plan_actions WHERE id = $1', [first]);
    const seal = await after.ofCaseForReading(made.database, first);
    expect(() => seal.open(row?.what ?? Buffer.of(), what(first))).toThrow();
    expect(() => seal.open(released, packet(first))).toThrow();
  });
});
