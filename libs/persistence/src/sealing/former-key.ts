import { hkdfSync } from 'node:crypto';
import { decrypt } from './gcm';
import { readKeyFile } from './key-files';
import type { SealPlace } from './place';

/** The first byte of what was sealed under a former master key. */
export const FORMER_VERSION = 1;

/**
 * The one key a service that values were sealed under before there were epochs. It only opens: what it sealed is moved over, and
 * then its file can be deleted (docs/OPERATIONS.md).
 */
export class FormerKey {
  constructor(private readonly master: Buffer) {}

  /** @throws Error when the file is missing or is not a key */
  static fromFile(path: string): FormerKey {
    return new FormerKey(readKeyFile(path));
  }

  /** @throws Error when it is not one of its values, was altered, or belongs to another place */
  open(sealed: Uint8Array, { table, column, row }: SealPlace, caseId?: string): Buffer {
    if (sealed[0] !== FORMER_VERSION) throw new Error('not a sealed value');
    const additional = Buffer.from(JSON.stringify([FORMER_VERSION, table, column, row, caseId ?? null]));
    return decrypt(this.derived(`case:${caseId ?? ''}`), sealed.subarray(1), additional);
  }

  /** The key of blind indexes that belongs to it: it goes on, apart from the epochs, so that what was indexed is still found. */
  indexKey(): Buffer {
    return this.derived('index');
  }

  private derived(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.master, Buffer.alloc(0), `amparo:${purpose}`, 32));
  }
}
