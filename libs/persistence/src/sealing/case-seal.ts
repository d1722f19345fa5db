import { DoesNotOpen } from './does-not-open';
import { FORMER_VERSION, type FormerKey } from './former-key';
import { decrypt, encrypt } from './gcm';
import type { SealPlace } from './place';

/** The first byte of what is sealed under the data key of a case. */
export const CASE_VERSION = 2;
const HEAD_BYTES = 2;

/**
 * Seals and opens the fields of one case, under its own data key: without that key they are noise, here and in every backup. For
 * one piece of work: whether the key still stands is asked when this is made (`SealedFields.ofCase`).
 */
export class CaseSeal {
  /** @param held the data key and its number; nothing where the case never had one */
  constructor(
    readonly caseId: string,
    private readonly held: { key: Buffer; version: number } | undefined,
    private readonly former: FormerKey | undefined,
  ) {}

  /**
   * Seals a value: version byte, number of the key, nonce, ciphertext, tag. Each call gives other bytes.
   *
   * @throws Error where the case has no data key
   */
  seal(plain: string | Uint8Array, place: SealPlace): Buffer {
    if (this.held === undefined) throw new Error('the case has no data key');
    const { key, version } = this.held;
    const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
    return Buffer.concat([Buffer.of(CASE_VERSION, version), encrypt(key, bytes, this.additional(version, place))]);
  }

  /**
   * Opens what `seal` made, and what was sealed under the former master while that is there.
   *
   * @throws DoesNotOpen when it was altered, belongs to another place or case, or its key is gone
   */
  open(sealed: Uint8Array, place: SealPlace): Buffer {
    if (sealed[0] === FORMER_VERSION && this.former !== undefined) return this.former.open(sealed, place, this.caseId);
    if (sealed[0] !== CASE_VERSION || sealed[1] !== this.held?.version || this.held === undefined) throw new DoesNotOpen();
    return decrypt(this.held.key, sealed.subarray(HEAD_BYTES), this.additional(this.held.version, place));
  }

  private additional(version: number, { table, column, row }: SealPlace): Buffer {
    return Buffer.from(JSON.stringify([CASE_VERSION, table, column, row, this.caseId, version]));
  }
}
