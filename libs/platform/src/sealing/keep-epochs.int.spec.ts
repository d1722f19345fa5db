import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetClock } from '@amparo/kernel';
import { erasedCasesTable, FolderEpochKeys, openSealedFields, Resealing, sealingTables, serviceRoles } from '@amparo/persistence';
import { searchedLogger, serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KeepEpochs } from './keep-epochs';

const COLUMN = { table: 'words', column: 'sealed', key: 'id', keyType: 'uuid' } as const;
const { app } = serviceRoles('directory');

class CreateWords1764000000000 implements MigrationInterface {
  name = 'CreateWords1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE words (id uuid PRIMARY KEY, sealed bytea NOT NULL); GRANT SELECT, INSERT ON words TO ${app}`);
  }

  async down(): Promise<void> {
    throw new Error('not needed');
  }
}

describe('the key of a month', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-keep-epochs-'));
  const id = randomUUID();
  const place = { table: 'words', column: 'sealed', row: id };
  let made: ServiceDatabase;

  /** As it is kept on a day, by a process with nothing in its memory. */
  const keptOn = async (day: string, epochKeys?: string) => {
    const now = new Date(`${day}T00:00:00Z`);
    const sealed = await openSealedFields({ service: 'directory', folder: join(folder, 'keys'), ...(epochKeys === undefined ? {} : { epochKeys }) }, now);
    const resealing = new Resealing(made.database, sealed, [COLUMN]);
    return { sealed, resealing, now, keep: new KeepEpochs(sealed, resealing, new SetClock(now), searchedLogger('directory')) };
  };
  const keys = () => readdirSync(join(folder, 'keys')).filter((name) => name !== 'index.key').sort();

  beforeAll(async () => {
    made = await serviceDatabase('directory', { entities: [], migrations: [erasedCasesTable(app), CreateWords1764000000000, sealingTables('directory', [COLUMN])] });
    const { sealed, now } = await keptOn('2026-01-15');
    await sealed.keepEpochs(now);
    await made.database.query('INSERT INTO words VALUES ($1, $2)', [id, await sealed.seal('words', place)]);
  });
  afterAll(async () => {
    await made.drop();
    rmSync(folder, { recursive: true });
  });

  it('stays while anything is wrapped in it, also where another month has begun', async () => {
    const { keep } = await keptOn('2026-02-15');
    await expect(keep.destroy('2026-01')).rejects.toMatchObject({ code: 'epoch.in-use' });
    expect(keys()).toEqual(['2026-01.key', '2026-02.key']);
  });

  it('is destroyed once nothing is wrapped in it, and what was wrapped in it opens with no key that is left', async () => {
    const before = await made.database.query<{ sealed: Buffer }>('SELECT sealed FROM words');
    const { keep, resealing, now } = await keptOn('2026-02-15');
    while (await resealing.run(now));
    expect(await keep.destroy('2026-01')).toEqual({ newest: '2026-02', epochs: [{ epoch: '2026-02', present: true, wraps: 1 }], former: 0 });
    expect(keys()).toEqual(['2026-02.key']);
    await expect(keep.destroy('2026-01')).rejects.toMatchObject({ code: 'epoch.absent' });
    const { sealed } = await keptOn('2026-02-15');
    await expect(sealed.open(before[0]?.sealed ?? Buffer.of(), place)).rejects.toThrow('2026-01');
    const [after] = await made.database.query<{ sealed: Buffer }>('SELECT sealed FROM words');
    expect((await sealed.open(after?.sealed ?? Buffer.of(), place)).toString()).toBe('words');
  });

  it('stays where it is the present one, though a newer one was made ahead of its time and nothing is wrapped in either', async () => {
    await made.asAdministrator('DELETE FROM words');
    await new FolderEpochKeys(join(folder, 'keys')).make('2026-03');
    const { keep } = await keptOn('2026-02-15');
    for (const epoch of ['2026-02', '2026-03']) await expect(keep.destroy(epoch)).rejects.toMatchObject({ code: 'epoch.in-use' });
    expect(keys()).toEqual(['2026-02.key', '2026-03.key']);
  });

  it('stays where it is the newest one that there is, of whatever month', async () => {
    const { keep } = await keptOn('2026-06-15', ['2026-01', '2026-02'].map((epoch) => `${epoch}:${randomBytes(32).toString('hex')}`).join());
    await expect(keep.destroy('2026-02')).rejects.toMatchObject({ code: 'epoch.in-use' });
    // An older one goes where it comes from.
    await expect(keep.destroy('2026-01')).rejects.toMatchObject({ code: 'epoch.elsewhere' });
  });
});
