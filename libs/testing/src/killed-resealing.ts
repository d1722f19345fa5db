import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderEpochKeys, openSealedFields, Resealing, type SealedColumn, type SealedFields } from '@amparo/persistence';
import type { ServiceDatabase } from './service-database';

const JANUARY = new Date('2026-01-15T00:00:00Z');
const FEBRUARY = new Date('2026-02-15T00:00:00Z');
/** More than two batches. */
const MANY = 450;
/** In the middle of the second batch. */
const KILLED_AFTER = 300;

/** A table of a service with values under keys of their own, and how rows of it are made. */
export interface ResealedTable {
  column: SealedColumn;
  /** Name of a row, as its place says it, by its number: in the order in which the key sorts. */
  rowOf(number: number): string;
  /** Makes a row with a sealed value. */
  insert(row: string, sealed: Buffer): Promise<unknown>;
}

/** What was seen of a table while its values were brought to the next epoch. */
export interface KilledResealing {
  /** How many values hung on which epoch: after the database ended the session in the middle, and after a fresh process had gone on. */
  killed: Record<string, number>;
  done: Record<string, number>;
  /** Where the walk stood when it was killed, and whether it was done. */
  stood: { after: string | null; done: boolean } | undefined;
  /** Values that opened when it was killed, and with the former epoch's key destroyed. */
  openWhenKilled: number;
  openAfterwards: number;
}

/**
 * Fills a table with sealed values, lets the next month begin, ends the session of whoever wraps them anew in the middle of a
 * transaction, goes on as a fresh process does, and destroys the former month's key.
 */
export async function killResealing(service: string, made: ServiceDatabase, sealed: readonly SealedColumn[], table: ResealedTable): Promise<KilledResealing> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-resealing-'));
  mkdirSync(join(folder, 'epochs'), { mode: 0o700 });
  const { table: name, column } = table.column;
  const open = (now: Date) => openSealedFields({ service, folder: join(folder, 'epochs') }, now);
  const goOn = async (): Promise<void> => {
    const resealing = new Resealing(made.database, await open(FEBRUARY), sealed);
    while (await resealing.run(FEBRUARY));
  };
  const rows = Array.from({ length: MANY }, (_each, number) => table.rowOf(number));
  const placeOf = (row: string) => ({ table: name, column, row });
  const epochs = async () => Object.fromEntries((await made.asAdministrator<{ epoch: string; n: number }>(`SELECT convert_from(substring(${column} FROM 2 FOR 7), 'LATIN1') AS epoch, count(*)::int AS n FROM ${name} GROUP BY 1`)).map(({ epoch, n }) => [epoch, n]));
  const opened = async (fields: SealedFields): Promise<number> => {
    const kept = await made.asAdministrator<{ row: string; sealed: Buffer }>(`SELECT ${table.column.keyType === 'bytea' ? `encode(${table.column.key}, 'hex')` : `${table.column.key}::text`} AS row, ${column} AS sealed FROM ${name}`);
    let count = 0;
    for (const { row, sealed: value } of kept) count += (await fields.open(value, placeOf(row))).toString() === `words of ${row}` ? 1 : 0;
    return count;
  };
  try {
    const january = await open(JANUARY);
    await january.keepEpochs(JANUARY);
    for (const row of rows) await table.insert(row, await january.seal(`words of ${row}`, placeOf(row)));
    await made.asAdministrator(`
      CREATE SEQUENCE written; GRANT ALL ON SEQUENCE written TO PUBLIC;
      CREATE FUNCTION kill_now() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN IF nextval('public.written') > ${KILLED_AFTER} THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$;
      CREATE TRIGGER kill_now AFTER UPDATE ON ${name} FOR EACH ROW EXECUTE FUNCTION kill_now();`);
    const failed = await goOn().then(() => false, () => true);
    await made.asAdministrator(`DROP TRIGGER kill_now ON ${name}; DROP FUNCTION kill_now(); DROP SEQUENCE written;`);
    if (!failed) throw new Error('it was not killed');
    const killed = await epochs();
    const [stood] = await made.asAdministrator<{ after: string | null; done: boolean }>(`SELECT after, done FROM resealing WHERE place = '${name}.${column}'`);
    const openWhenKilled = await opened(await open(FEBRUARY));
    await goOn();
    const done = await epochs();
    await new FolderEpochKeys(join(folder, 'epochs')).destroy('2026-01');
    return { killed, done, stood, openWhenKilled, openAfterwards: await opened(await open(FEBRUARY)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
