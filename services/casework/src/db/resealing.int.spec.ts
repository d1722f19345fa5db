import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MissingEpoch, Resealing, openSealedFields, type SealedFields } from '@amparo/persistence';
import { KeepEpochs } from '@amparo/platform';
import { SetClock } from '@amparo/kernel';
import { KeyManagement, searchedLogger, sealedFormerly, type ServiceDatabase } from '@amparo/testing';
import { aDatabase } from '../../test/database';
import { sealed } from './schema';

/** More than one batch. */
const MANY = 310;
const JANUARY = new Date('2026-01-15T00:00:00Z');
const FEBRUARY = new Date('2026-02-15T00:00:00Z');

describe.each(['in a folder', 'in a key management service', 'out of the environment'] as const)('bringing everything sealed to the newest epoch, with keys %s', (where) => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-resealing-'));
  const formerKeyFile = join(folder, 'former.key');
  const master = randomBytes(32);
  const cases = Array.from({ length: MANY }, (): string => randomUUID());
  const place = (row: string) => ({ table: 'cases', column: 'facts', row });
  const kms = new KeyManagement();
  const given = ['2026-01', '2026-02'].map((epoch) => `${epoch}:${randomBytes(32).toString('hex')}`);
  let kmsUrl: string;
  let made: ServiceDatabase;
  let fields: SealedFields;

  const settings = (now: Date) => ({
    service: 'casework', folder: join(folder, 'epochs'),
    ...(where === 'in a key management service' ? { kms: { url: kmsUrl, tokenFile: join(folder, 'kms.token') } } : {}),
    // Whoever runs the machines gives a new one each month.
    ...(where === 'out of the environment' ? { epochKeys: (now < FEBRUARY ? given.slice(0, 1) : given).join() } : {}),
  });
  const open = (now: Date) => openSealedFields({ ...settings(now), formerKeyFile }, now);
  /** As a fresh process goes on: with nothing in its memory. */
  const goOn = async (now: Date): Promise<void> => {
    const resealing = new Resealing(made.database, await open(now), sealed);
    while (await resealing.run(now));
  };
  /** The server ends whoever has written so many rows of a table, in the middle of a transaction. */
  const killAfter = (table: string, rows: number) => made.asAdministrator(`
    CREATE SEQUENCE written;
    GRANT ALL ON SEQUENCE written TO PUBLIC;
    CREATE FUNCTION kill_now() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN IF nextval('public.written') > ${rows} THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$;
    CREATE TRIGGER kill_now AFTER UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION kill_now();`);
  const killNoMore = (table: string) => made.asAdministrator(`DROP TRIGGER kill_now ON ${table}; DROP FUNCTION kill_now(); DROP SEQUENCE written;`);
  const versions = async () => {
    const rows = await made.database.query<{ version: number; n: number }>('SELECT get_byte(facts, 0) AS version, count(*)::int AS n FROM cases GROUP BY 1');
    return Object.fromEntries(rows.map(({ version, n }) => [version, n]));
  };
  const epochs = async () => {
    const rows = await made.database.query<{ epoch: string; n: number }>('SELECT epoch, count(*)::int AS n FROM case_keys GROUP BY 1');
    return Object.fromEntries(rows.map(({ epoch, n }) => [epoch, n]));
  };
  const destroy = (epoch: string, with_: SealedFields) => new KeepEpochs(with_, new Resealing(made.database, with_, sealed), new SetClock(FEBRUARY), searchedLogger('casework')).destroy(epoch);
  const putBack = (rows: readonly { case_id: string; epoch: string; wrapped: Buffer }[]) => made.asAdministrator(
    'UPDATE case_keys k SET epoch = b.epoch, wrapped = b.wrapped FROM unnest($1::uuid[], $2::text[], $3::bytea[]) AS b (case_id, epoch, wrapped) WHERE k.case_id = b.case_id',
    [rows.map(({ case_id }) => case_id), rows.map(({ epoch }) => epoch), rows.map(({ wrapped }) => wrapped)],
  );
  const allOpen = async (with_: SealedFields): Promise<void> => {
    const rows = await made.database.query<{ id: string; facts: Buffer }>('SELECT id, facts FROM cases');
    expect(rows).toHaveLength(MANY);
    const opened = await Promise.all(rows.map(async ({ id, facts }) => (await with_.ofCaseForReading(made.database, id)).open(facts, place(id)).toString()));
    expect(opened).toEqual(rows.map(({ id }) => `facts of ${id}`));
  };

  beforeAll(async () => {
    made = await aDatabase();
    kmsUrl = await kms.start();
    writeFileSync(join(folder, 'kms.token'), `${kms.token}\n`, { mode: 0o600 });
    mkdirSync(join(folder, 'epochs'));
    writeFileSync(formerKeyFile, master.toString('hex'), { mode: 0o600 });
    fields = await open(JANUARY);
    await fields.keepEpochs(JANUARY);
    await made.database.query(
      'INSERT INTO cases (id, received_at, facts) SELECT id, now(), facts FROM unnest($1::uuid[], $2::bytea[]) AS f (id, facts)',
      [cases, cases.map((id) => sealedFormerly(master, `facts of ${id}`, place(id), id))],
    );
    await made.database.query('INSERT INTO directory_copy (version, sealed) VALUES (1, $1)', [
      sealedFormerly(master, 'the copy itself', { table: 'directory_copy', column: 'sealed', row: 'the copy' }),
    ]);
  });
  afterAll(async () => {
    await made.drop();
    await kms.stop();
    rmSync(folder, { recursive: true });
  });

  it('moves what was sealed under the former master, and goes on where it was killed', async () => {
    await allOpen(fields);
    await killAfter('cases', 300);
    await expect(goOn(JANUARY)).rejects.toThrow();
    await killNoMore('cases');
    // One batch was whole; of the next one nothing.
    expect(await versions()).toEqual({ 1: MANY - 200, 2: 200 });
    const [before] = await made.database.query<{ after: string }>(`SELECT after FROM resealing WHERE place = 'cases.facts'`);
    await allOpen(fields);
    await goOn(JANUARY);
    expect(await versions()).toEqual({ 2: MANY });
    const [after] = await made.database.query<{ after: string; done: boolean }>(`SELECT after, done FROM resealing WHERE place = 'cases.facts'`);
    expect(after?.done).toBe(true);
    expect((after?.after ?? '') > (before?.after ?? 'z')).toBe(true);
    expect(await new Resealing(made.database, fields, sealed).use()).toEqual({ epochs: [{ epoch: '2026-01', present: true, wraps: MANY + 1 }], former: 0 });
    // The master can go.
    const without = await openSealedFields(settings(JANUARY), JANUARY);
    await allOpen(without);
    const [copy] = await made.database.query<{ sealed: Buffer }>('SELECT sealed FROM directory_copy');
    expect((await without.open(copy?.sealed ?? Buffer.of(), { table: 'directory_copy', column: 'sealed', row: 'the copy' })).toString()).toBe('the copy itself');
  });

  it('wraps keys in the next epoch, and goes on where it was killed; then the old one can go, and with it what a backup remembers', async () => {
    const backup = await made.asAdministrator<{ case_id: string; epoch: string; wrapped: Buffer }>('SELECT case_id, epoch, wrapped FROM case_keys');
    await killAfter('case_keys', 300);
    await expect(goOn(FEBRUARY)).rejects.toThrow();
    await killNoMore('case_keys');
    expect(await epochs()).toEqual({ '2026-01': MANY - 200, '2026-02': 200 });
    const halfway = await open(FEBRUARY);
    await allOpen(halfway);
    await expect(destroy('2026-01', halfway)).rejects.toMatchObject({ code: 'epoch.in-use' });
    await goOn(FEBRUARY);
    expect(await epochs()).toEqual({ '2026-02': MANY });
    expect(await new Resealing(made.database, await open(FEBRUARY), sealed).use()).toEqual({
      epochs: [{ epoch: '2026-01', present: true, wraps: 0 }, { epoch: '2026-02', present: true, wraps: MANY + 1 }], former: 0,
    });
    if (where === 'out of the environment') given.shift();
    else await destroy('2026-01', await open(FEBRUARY));
    const after = await open(FEBRUARY);
    await allOpen(after);
    // A backup from before, with the keys that are left.
    const now = await made.asAdministrator<{ case_id: string; epoch: string; wrapped: Buffer }>('SELECT case_id, epoch, wrapped FROM case_keys');
    await putBack(backup);
    const restored = await open(FEBRUARY);
    const remembered = await Promise.allSettled(cases.map((id) => restored.ofCaseForReading(made.database, id)));
    expect(remembered.filter((one) => one.status === 'rejected' && one.reason instanceof MissingEpoch)).toHaveLength(MANY);
    await putBack(now);
    await allOpen(restored);
    // A case whose key is destroyed is noise, with everything that is left.
    const id = cases[0] ?? '';
    await made.database.transaction((tx) => after.destroyCaseKey(tx, id));
    const [row] = await made.database.query<{ facts: Buffer }>('SELECT facts FROM cases WHERE id = $1', [id]);
    const seal = await after.ofCaseForReading(made.database, id);
    expect(() => seal.open(row?.facts ?? Buffer.of(), place(id))).toThrow();
    fields = after;
    await fields.keepEpochs(FEBRUARY);
  });

  it('leaves no key behind that a transaction made and did not commit', async () => {
    const id = randomUUID();
    await expect(made.database.transaction(async (tx) => {
      (await fields.ofCase(tx, id)).seal('x', place(id));
      throw new Error('undone');
    })).rejects.toThrow('undone');
    expect(await made.database.query('SELECT 1 FROM case_keys WHERE case_id = $1', [id])).toEqual([]);
    const [one, other] = await Promise.all([0, 1].map(() => made.database.transaction(async (tx) => (await fields.ofCase(tx, id)).seal('x', place(id)))));
    const seal = await fields.ofCaseForReading(made.database, id);
    expect([one, other].map((value) => seal.open(value ?? Buffer.of(), place(id)).toString())).toEqual(['x', 'x']);
  });

  it('seals nothing for a case that was erased', async () => {
    const id = randomUUID();
    await made.database.query('INSERT INTO erased_cases (case_id) VALUES ($1)', [id]);
    await expect(made.database.transaction((tx) => fields.ofCase(tx, id))).rejects.toThrow('erased');
    await expect(fields.ofCaseForReading(made.database, id)).rejects.toThrow('erased');
  });
});
