import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Where a sealed value lives. It is authenticated with the value: a ciphertext moved elsewhere does not open. */
export interface SealContext {
  table: string;
  column: string;
  /** The row's key. */
  row: string;
  /** The case it belongs to, where it belongs to one. */
  caseId?: string;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals what a service keeps above S1 (security rules, "Sealed fields"): AES-256-GCM under a key that is not in the
 * database, one derived key a case, place and version as additional data.
 */
export class SealingKey {
  /** @param master 32 secret bytes, from outside the database */
  constructor(private readonly master: Buffer) {
    if (master.length !== 32) throw new Error('a sealing key is 32 bytes');
  }

  /**
   * Reads a key file: 64 hexadecimal digits.
   *
   * @throws Error when the file is missing or is not such a key
   */
  static fromFile(path: string): SealingKey {
    return new SealingKey(Buffer.from(readFileSync(path, 'utf8').trim(), 'hex'));
  }

  /** Seals a value: version byte, nonce, ciphertext, tag. Each call gives other bytes. */
  seal(plain: string | Uint8Array, context: SealContext): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.caseKey(context), nonce);
    cipher.setAAD(additionalData(context));
    const body = Buffer.concat([cipher.update(typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()]);
  }

  /**
   * Opens what `seal` made.
   *
   * @throws Error when the value was altered, or belongs to another place
   */
  open(sealed: Uint8Array, context: SealContext): Buffer {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== VERSION || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) throw new Error('not a sealed value');
    const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.caseKey(context), nonce);
    decipher.setAAD(additionalData(context));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
  }

  /**
   * A keyed blind index: equal values give equal bytes, and nobody without the key can tell which value it was. Only
   * for what must be found by exact match.
   *
   * @param kind what sort of value it is; equal values of different kinds do not match
   */
  index(kind: string, value: string): Buffer {
    return createHmac('sha256', this.derive('index')).update(kind).update('\0').update(value).digest();
  }

  private caseKey(context: SealContext): Buffer {
    return this.derive(`case:${context.caseId ?? ''}`);
  }

  private derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.master, Buffer.alloc(0), `amparo:${purpose}`, 32));
  }
}

function additionalData(context: SealContext): Buffer {
  return Buffer.from(JSON.stringify([VERSION, context.table, context.column, context.row, context.caseId ?? null]));
}
