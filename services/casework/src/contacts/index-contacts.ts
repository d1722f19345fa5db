import type { Report } from '@amparo/domain';
import type { Queries } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { ContactKeys } from './contact-keys';
import { wordsToKeep } from './contact.rules';

/** Words of a contact as they are kept: nobody without the key can tell whose they are. */
export interface HashedContacts {
  keyId: string;
  hashes: Buffer[];
}

/** Keeps by which contact the person of a report can be reached, hashed, so that her case is found when she calls. */
@Injectable()
export class IndexContacts {
  constructor(private readonly keys: ContactKeys) {}

  /** To be called before any row is locked (ContactKeys). @returns nothing where a report has no contact */
  async hash(tx: Queries, { safeContact }: Pick<Report, 'safeContact'>): Promise<HashedContacts | undefined> {
    const words = wordsToKeep(safeContact?.value ?? '');
    return words.length === 0 ? undefined : this.keys.hashedToKeep(tx, words);
  }

  /** Of a case that is there: the row of one that was erased meanwhile is not made again. */
  async keep(tx: Queries, caseId: string, { keyId, hashes }: HashedContacts): Promise<void> {
    await tx.query(
      `INSERT INTO contacts (case_id, key_id, hash) SELECT c.id, $2::uuid, hash FROM unnest($3::bytea[]) AS hash, (SELECT id FROM cases WHERE id = $1 FOR KEY SHARE) AS c
       ON CONFLICT DO NOTHING`, [caseId, keyId, hashes],
    );
  }
}
