import { createHmac, randomBytes } from 'node:crypto';
import { inOneStatement, inPlaces } from '../in-one-statement';
import { CaseSeal } from './case-seal';
import { epochOf, type EpochKeys } from './epoch-keys';
import { FORMER_VERSION, type FormerKey } from './former-key';
import { KEY_BYTES } from './gcm';
import { KnownKeys } from './known-keys';
import { OWN_KEY_VERSION, openWithOwnKey, rewrapOwnKey, sealWithOwnKey } from './own-key-seal';
import type { Queries, SealPlace } from './place';

/** What a service seals with. */
export interface SealingParts {
  /** Its name: a key that was wrapped for another service does not unwrap. */
  service: string;
  epochs: EpochKeys;
  /** Key of blind indexes, 32 bytes: apart from the epochs, since what was indexed must still be found in years. */
  indexKey: Buffer;
  /** The master key from before there were epochs, while values sealed under it are left. */
  former?: FormerKey;
}

interface CaseKeyRow {
  key_version: number;
  epoch: string;
  wrapped: Buffer;
}

const keyRow = inOneStatement<string, CaseKeyRow | undefined, Queries>(async (from, caseIds) => {
  const rows = (await from.query(
    'SELECT asked.place::integer, k.key_version, k.epoch, k.wrapped FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (case_id, place) JOIN case_keys k ON k.case_id = asked.case_id', [caseIds],
  )) as (CaseKeyRow & { place: number })[];
  return inPlaces(caseIds, rows);
});

/** The case was erased: nothing of it can be opened, and nothing is sealed for it. */
export class CaseErased extends Error {
  constructor() {
    super('the case was erased');
    this.name = 'CaseErased';
  }
}

/**
 * Seals what a service keeps above S1 (security rules, "Sealed fields"; ADR 0024): AES-256-GCM under a data key a case, or a data
 * key of the value's own where there is no case; data keys wrapped by the key of a month that is not in the database; table,
 * column, row, case and number of the key as additional data.
 */
export class SealedFields {
  readonly service: string;
  readonly epochs: EpochKeys;
  private readonly known = new KnownKeys();
  private newest: string | undefined;

  constructor(private readonly parts: SealingParts) {
    this.service = parts.service;
    this.epochs = parts.epochs;
  }

  /** Whether values under a former master can still be opened. */
  get opensFormer(): boolean {
    return this.parts.former !== undefined;
  }

  /**
   * The epoch that wraps new keys. Makes the key of this month where it is missing.
   *
   * @throws Error where there is no key of any epoch
   */
  async keepEpochs(now: Date): Promise<string> {
    await this.epochs.make(epochOf(now));
    const newest = (await this.epochs.epochs()).at(-1);
    if (newest === undefined) throw new Error('there is no key of any epoch');
    this.newest = newest;
    return newest;
  }

  /** Seals a value that belongs to no case. Each call gives other bytes. */
  async seal(plain: string | Uint8Array, place: SealPlace): Promise<Buffer> {
    const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
    return sealWithOwnKey(this.epochs, this.service, await this.wrappingEpoch(), bytes, place);
  }

  /**
   * Opens what `seal` made, and what was sealed under the former master while that is there.
   *
   * @throws MissingEpoch; DoesNotOpen when it was altered, or belongs to another place
   */
  async open(sealed: Uint8Array, place: SealPlace): Promise<Buffer> {
    if (sealed[0] === FORMER_VERSION && this.parts.former !== undefined) return this.parts.former.open(sealed, place);
    return openWithOwnKey(this.epochs, this.known, this.service, sealed, place);
  }

  /**
   * What seals and opens for a case. Makes the case's data key where it has none, in the transaction at hand: undone with it.
   *
   * @throws CaseErased
   */
  async ofCase(tx: Queries, caseId: string): Promise<CaseSeal> {
    const row = (await keyRow(tx, caseId)) ?? (await this.makeCaseKey(tx, caseId));
    return this.caseSeal(caseId, row);
  }

  /** What opens for a case, and makes nothing. @throws CaseErased */
  async ofCaseForReading(from: Queries, caseId: string): Promise<CaseSeal> {
    const seal = await this.ofCaseUnlessErased(from, caseId);
    if (seal === undefined) throw new CaseErased();
    return seal;
  }

  /** The same, and nothing for a case that was erased: there is nothing to read. */
  async ofCaseUnlessErased(from: Queries, caseId: string): Promise<CaseSeal | undefined> {
    const row = await keyRow(from, caseId);
    return row === undefined && (await isErased(from, caseId)) ? undefined : this.caseSeal(caseId, row);
  }

  /** Destroys the data key of a case, in a transaction. */
  async destroyCaseKey(tx: Queries, caseId: string): Promise<void> {
    await tx.query('DELETE FROM case_keys WHERE case_id = $1', [caseId]);
    this.known.clear();
  }

  /**
   * A keyed blind index: equal values give equal bytes, and nobody without the key can tell which value it was. Only
   * for what must be found by exact match.
   *
   * @param kind what sort of value it is; equal values of different kinds do not match
   */
  index(kind: string, value: string): Buffer {
    return createHmac('sha256', this.parts.indexKey).update(kind).update('\0').update(value).digest();
  }

  /** A value without a case as it should lie there now; nothing where it does already. @throws as `open` */
  async renewed(sealed: Uint8Array, place: SealPlace): Promise<Buffer | undefined> {
    if (sealed[0] === FORMER_VERSION) return this.seal(await this.open(sealed, place), place);
    const epoch = await this.wrappingEpoch();
    if (sealed[0] !== OWN_KEY_VERSION || Buffer.from(sealed).toString('latin1', 1, 8) === epoch) return undefined;
    return rewrapOwnKey(this.epochs, this.service, epoch, sealed, place);
  }

  /** The wrapped data key of a case, wrapped in another epoch. */
  async rewrapped(caseId: string, { epoch, wrapped, key_version: version }: CaseKeyRow, into: string): Promise<Buffer> {
    const context = this.caseContext(caseId, version);
    return this.epochs.wrap(into, await this.epochs.unwrap(epoch, wrapped, context), context);
  }

  private async caseSeal(caseId: string, row: CaseKeyRow | undefined): Promise<CaseSeal> {
    if (row === undefined) return new CaseSeal(caseId, undefined, this.parts.former);
    const { epoch, wrapped, key_version: version } = row;
    const key = await this.known.get(wrapped, () => this.epochs.unwrap(epoch, wrapped, this.caseContext(caseId, version)));
    return new CaseSeal(caseId, { key, version }, this.parts.former);
  }

  private async makeCaseKey(tx: Queries, caseId: string): Promise<CaseKeyRow> {
    const epoch = await this.wrappingEpoch();
    const wrapped = await this.epochs.wrap(epoch, randomBytes(KEY_BYTES), this.caseContext(caseId, 1));
    const made = (await tx.query(
      `INSERT INTO case_keys (case_id, key_version, epoch, wrapped) SELECT $1::uuid, 1, $2, $3
       WHERE NOT EXISTS (SELECT 1 FROM erased_cases WHERE case_id = $1::text) ON CONFLICT DO NOTHING RETURNING key_version, epoch, wrapped`,
      [caseId, epoch, wrapped],
    )) as CaseKeyRow[];
    // Somebody else made it in the meantime, and it is committed now; or the case is erased.
    const row = made[0] ?? (await keyRow(tx, caseId));
    if (row === undefined) throw new CaseErased();
    return row;
  }

  private async wrappingEpoch(): Promise<string> {
    return this.newest ?? this.keepEpochs(new Date());
  }

  private caseContext(caseId: string, version: number): Buffer {
    return Buffer.from(JSON.stringify(['amparo data key', this.service, 'case', caseId, version]));
  }
}

async function isErased(from: Queries, caseId: string): Promise<boolean> {
  return ((await from.query('SELECT 1 FROM erased_cases WHERE case_id = $1', [caseId])) as unknown[]).length > 0;
}
