import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { isPastOpening, SealedFields, type Database, type Queries, type SealedColumn } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';

/** The column that the keys of the index lie in: wrapped anew each month as everything sealed is. */
export const CONTACT_KEY_COLUMN: SealedColumn = { table: 'contact_keys', column: 'sealed', key: 'id', keyType: 'uuid' };

/** How far the index has been made under a key. */
export interface ContactKeyWalk {
  id: string;
  /** The month that it is of. */
  epoch: string;
  /** The content that was looked at last; null at the beginning. */
  after: string | null;
  /** All contents that were there when it was made have been looked at. */
  done: boolean;
  /** The key itself, sealed: another one where it was made anew. */
  sealed: Buffer;
}

interface KeyRow {
  id: string;
  sealed: Buffer;
}

const KEY_BYTES = 32;
/** Whoever writes under the newest key holds it, shared, until her transaction ends; whoever makes a newer one waits for her. */
const LOCK = `hashtext('casework.contact-keys'), 0`;

/**
 * The keys of the contact index (ADR 0051). Each is 32 random bytes of its own, made for one month, and lies sealed beside the index: what
 * opens it is the key of an epoch, which is never in the database.
 */
@Injectable()
export class ContactKeys {
  constructor(
    private readonly fields: SealedFields,
    private readonly logger: Logger,
  ) {}

  /**
   * Hashes words under the newest key, in a transaction that keeps them. To be called before anything else is locked there: a key that is
   * made meanwhile waits for this transaction, and whoever comes later waits for that key.
   *
   * @returns nothing before there is any key, and where the key does not open: the walk of the next one finds what is kept until then
   */
  async hashedToKeep(tx: Queries, words: readonly string[]): Promise<{ keyId: string; hashes: Buffer[] } | undefined> {
    await tx.query(`SELECT pg_advisory_xact_lock_shared(${LOCK})`);
    const [row] = (await tx.query('SELECT id, sealed FROM contact_keys ORDER BY epoch DESC LIMIT 1')) as KeyRow[];
    const hashes = row === undefined ? undefined : await this.hashedIfItOpens(row, words);
    return row === undefined || hashes === undefined ? undefined : { keyId: row.id, hashes };
  }

  /** The same for a walk, under a key that it names. */
  async hashedUnder(from: Queries, keyId: string, words: readonly string[]): Promise<Buffer[]> {
    const [row] = (await from.query('SELECT id, sealed FROM contact_keys WHERE id = $1', [keyId])) as KeyRow[];
    return row === undefined ? [] : this.hashed(row, words);
  }

  /** Words under every key that there is and opens: while the index is made anew, what was kept lies under one or the other. */
  async hashedToFind(from: Queries, words: readonly string[]): Promise<Buffer[]> {
    const rows = (await from.query('SELECT id, sealed FROM contact_keys')) as KeyRow[];
    return (await Promise.all(rows.map(async (row) => (await this.hashedIfItOpens(row, words)) ?? []))).flat();
  }

  /** The newest key, and how far its walk has come. Makes it where a month has none, and anew where it does not open: then the walk begins again. */
  async keyOf(epoch: string, database: Database): Promise<ContactKeyWalk> {
    const newest = await this.newest(database);
    if (newest !== undefined && newest.epoch >= epoch) return (await this.hashedIfItOpens(newest, [])) === undefined ? this.madeAnew(newest, database) : newest;
    const id = randomUUID();
    const sealed = await this.fields.seal(randomBytes(KEY_BYTES), placeOf(id));
    await database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
      await tx.query('INSERT INTO contact_keys (id, epoch, sealed) SELECT $1::uuid, $2, $3 WHERE NOT EXISTS (SELECT 1 FROM contact_keys WHERE epoch >= $2)', [id, epoch, sealed]);
    });
    const made = await this.newest(database);
    if (made === undefined) throw new Error('the index of contacts has no key');
    return made;
  }

  /** In its row, so that what is kept goes on under it. What was hashed under the lost one is never found again, and goes with the month. */
  private async madeAnew({ id, sealed }: ContactKeyWalk, database: Database): Promise<ContactKeyWalk> {
    const fresh = await this.fields.seal(randomBytes(KEY_BYTES), placeOf(id));
    await database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
      await tx.query('UPDATE contact_keys SET sealed = $2, after = NULL, done = false WHERE id = $1 AND sealed = $3', [id, fresh, sealed]);
    });
    const made = await this.newest(database);
    if (made === undefined) throw new Error('the index of contacts has no key');
    return made;
  }

  private async newest(database: Database): Promise<ContactKeyWalk | undefined> {
    const [row] = await database.query<ContactKeyWalk>('SELECT id, epoch, after, done, sealed FROM contact_keys ORDER BY epoch DESC LIMIT 1');
    return row;
  }

  /** @returns nothing, and says so in the log, where the key was lost with the key of its epoch. @throws whatever may pass */
  private async hashedIfItOpens(row: KeyRow, words: readonly string[]): Promise<Buffer[] | undefined> {
    try {
      return await this.hashed(row, words);
    } catch (error) {
      if (!isPastOpening(error)) throw error;
      this.logger.failure('contacts.key-does-not-open', error, {});
      return undefined;
    }
  }

  private async hashed({ id, sealed }: KeyRow, words: readonly string[]): Promise<Buffer[]> {
    const key = await this.fields.open(sealed, placeOf(id));
    return words.map((word) => createHmac('sha256', key).update(word).digest());
  }
}

const placeOf = (id: string) => ({ table: CONTACT_KEY_COLUMN.table, column: CONTACT_KEY_COLUMN.column, row: id });
