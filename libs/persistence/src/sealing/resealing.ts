import type { Database } from '../database';
import { CASE_VERSION } from './case-seal';
import { FORMER_VERSION } from './former-key';
import { OWN_KEY_VERSION } from './own-key-seal';
import type { SealPlace } from './place';
import { CaseErased, type SealedFields } from './sealed-fields';
import type { SealedColumn, SealedRow } from './sealed-column';

/** How many keys of one epoch are still wrapped in it. */
export interface EpochUse {
  epoch: string;
  /** Its key is there. */
  present: boolean;
  /** Data keys wrapped in it. */
  wraps: number;
}

/** What a service's sealed values hang on. */
export interface SealingUse {
  epochs: EpochUse[];
  /** Values still sealed under the former master. */
  former: number;
}

const BATCH = 200;
/** Values under the key of a case are moved once, from the former master: their keys are wrapped in rows of their own. */
const ONCE = 'case keys';

/**
 * Brings everything sealed to the newest epoch, a batch a transaction: data keys are wrapped anew, values under the former master are
 * sealed anew. How far it has come is in rows (`resealing`), so that whoever is killed in the middle goes on there. Nothing
 * is locked: a value that somebody changes meanwhile is already as it should be.
 */
export class Resealing {
  private readonly keepsCases: boolean;
  private doneFor: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly sealed: SealedFields,
    private readonly columns: readonly SealedColumn[],
  ) {
    this.keepsCases = columns.some(({ caseColumn }) => caseColumn !== undefined);
  }

  /**
   * One batch.
   *
   * @returns whether there may be more
   * @throws MissingEpoch where a key is needed that is not there; the database's error
   */
  async run(now: Date): Promise<boolean> {
    const newest = await this.sealed.keepEpochs(now);
    if (this.doneFor === newest) return false;
    if (this.keepsCases && (await this.rewrapCaseKeys(newest))) return true;
    for (const column of this.columns) {
      if (await this.reseal(column, column.caseColumn === undefined ? newest : ONCE)) return true;
    }
    this.doneFor = newest;
    return false;
  }

  /** What is wrapped in which epoch, and what is left under the former master. Reads every sealed column: for an operator. */
  async use(): Promise<SealingUse> {
    const wraps = new Map<string, number>((await this.sealed.epochs.epochs()).map((epoch) => [epoch, 0]));
    const present = new Set(wraps.keys());
    let former = 0;
    const count = async (sql: string): Promise<void> => {
      for (const { epoch, n } of await this.database.query<{ epoch: string; n: number }>(sql)) wraps.set(epoch, (wraps.get(epoch) ?? 0) + n);
    };
    if (this.keepsCases) await count('SELECT epoch, count(*)::int AS n FROM case_keys GROUP BY epoch');
    for (const { table, column } of this.columns) {
      await count(`SELECT convert_from(substring(${column} FROM 2 FOR 7), 'LATIN1') AS epoch, count(*)::int AS n FROM ${table} WHERE get_byte(${column}, 0) = ${OWN_KEY_VERSION} GROUP BY 1`);
      const [row] = await this.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE get_byte(${column}, 0) = ${FORMER_VERSION}`);
      former += row?.n ?? 0;
    }
    const epochs = [...wraps].map(([epoch, wrapped]) => ({ epoch, present: present.has(epoch), wraps: wrapped }));
    return { epochs: epochs.sort((a, b) => (a.epoch < b.epoch ? -1 : 1)), former };
  }

  private async rewrapCaseKeys(newest: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const rows = await tx.query<{ case_id: string; key_version: number; epoch: string; wrapped: Buffer }[]>(
        'SELECT case_id, key_version, epoch, wrapped FROM case_keys WHERE epoch <> $1 ORDER BY epoch, case_id LIMIT $2 FOR UPDATE SKIP LOCKED', [newest, BATCH],
      );
      const wrapped = await Promise.all(rows.map((row) => this.sealed.rewrapped(row.case_id, row, newest)));
      await tx.query(
        'UPDATE case_keys SET epoch = $3, wrapped = fresh.wrapped FROM unnest($1::uuid[], $2::bytea[]) AS fresh (case_id, wrapped) WHERE case_keys.case_id = fresh.case_id',
        [rows.map(({ case_id }) => case_id), wrapped, newest],
      );
      return rows.length > 0;
    });
  }

  private async reseal(column: SealedColumn, epoch: string): Promise<boolean> {
    return resealBatch(this.database, column, epoch, (row, place) => this.renew(row, place));
  }

  private async renew({ sealed, caseId }: SealedRow, place: SealPlace): Promise<Buffer | undefined> {
    if (caseId === null) return this.sealed.renewed(sealed, place);
    if (sealed[0] === CASE_VERSION) return undefined;
    try {
      const seal = await this.sealed.ofCase(this.database, caseId);
      return seal.seal(seal.open(sealed, place), place);
    } catch (error) {
      if (error instanceof CaseErased) return undefined;
      throw error;
    }
  }
}

/**
 * Goes through the next values of a column, in the order of its key, and writes those that `renew` gives anew.
 *
 * @param round what the walk is for; a walk that is done is not begun again
 * @returns whether there may be more
 */
export async function resealBatch(
  database: Database, column: SealedColumn, round: string, renew: (row: SealedRow, place: SealPlace) => Promise<Buffer | undefined>,
): Promise<boolean> {
  const { table, column: name, key, keyType } = column;
  const place = `${table}.${name}`;
  const [progress] = await database.query<{ round: string; after: string | null; done: boolean }>('SELECT round, after, done FROM resealing WHERE place = $1', [place]);
  const here = progress?.round === round ? progress : { after: null, done: false };
  if (here.done) return false;
  const asText = keyType === 'bytea' ? `encode(${key}, 'hex')` : `${key}::text`;
  const fromText = (text: string): string => (keyType === 'bytea' ? `decode(${text}, 'hex')` : `${text}::${keyType}`);
  const rows = await database.query<SealedRow>(
    `SELECT ${asText} AS key, ${name} AS sealed, ${column.caseColumn ?? 'NULL::uuid'} AS "caseId" FROM ${table}
     WHERE ${name} IS NOT NULL AND ($1::text IS NULL OR ${key} > ${fromText('$1')}) ORDER BY ${key} LIMIT ${BATCH}`, [here.after],
  );
  const renewed = await Promise.all(rows.map((row) => renew(row, { table, column: name, row: column.row ?? row.key })));
  const changed = rows.flatMap((row, at) => (renewed[at] === undefined ? [] : [{ ...row, fresh: renewed[at] }]));
  const done = rows.length < BATCH;
  await database.transaction(async (tx) => {
    // Only where it is still what was read: whoever wrote meanwhile wrote it as it should be.
    await tx.query(
      `UPDATE ${table} SET ${name} = r.fresh FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS r (key, was, fresh)
       WHERE ${table}.${key} = ${fromText('r.key')} AND ${table}.${name} = r.was`,
      [changed.map((row) => row.key), changed.map((row) => row.sealed), changed.map((row) => row.fresh)],
    );
    await tx.query(
      `INSERT INTO resealing (place, round, after, done) VALUES ($1, $2, $3, $4)
       ON CONFLICT (place) DO UPDATE SET round = excluded.round, after = excluded.after, done = excluded.done`,
      [place, round, rows.at(-1)?.key ?? here.after, done],
    );
  });
  return !done;
}
