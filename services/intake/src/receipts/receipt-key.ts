import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StartError } from '@amparo/platform';
import { ALPHABET, receiptOf, SECRET_LENGTH, type Receipt } from './receipt.rules';

/**
 * The key that return codes are stored under (security: "stored only as a keyed hash"): HMAC-SHA-256 with a key that is
 * not in the database. A copy of the database tells nobody which code it was, nor whether a guessed text was sent.
 */
export class ReceiptKey {
  /** @param key 32 secret bytes */
  constructor(private readonly key: Buffer) {
    if (key.length !== 32) throw new Error('a receipt key is 32 bytes');
  }

  /**
   * Reads a key file: 64 hexadecimal digits.
   *
   * @throws StartError `keys.unreadable`
   */
  static fromFile(path: string): ReceiptKey {
    try {
      return new ReceiptKey(Buffer.from(readFileSync(path, 'utf8').trim(), 'hex'));
    } catch {
      throw new StartError('keys.unreadable', 'The key of the return codes is missing or is not 64 hexadecimal digits (INTAKE_RECEIPT_KEY_FILE).');
    }
  }

  /** What stands for a return code in the database. */
  hashOf(receipt: Receipt): Buffer {
    return this.hmac('receipt', receipt);
  }

  /** What stands for something that was sent under a return code: equal texts under one code give equal bytes. */
  hashOfContent(receipt: Receipt, content: string): Buffer {
    return createHmac('sha256', this.hmac('content', receipt)).update(content).digest();
  }

  /** A UUID that stands for something that was sent under a return code, and that nobody can guess: the same each time. @param what it is, by the sender's own name for it */
  nameUnder(receipt: Receipt, what: string): string {
    const bytes = this.hashOfContent(receipt, what).subarray(0, 16);
    // As a drawn one looks (RFC 9562, 5.4).
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  /**
   * The return code of something that came under a name that it has elsewhere, such as the number of a message: the same each
   * time, and as little to be guessed as a drawn one by whoever does not have the key.
   *
   * @param purpose what kind of name it is
   */
  codeFor(purpose: 'entry' | 'message', name: string): Receipt {
    return receiptOf(Array.from(this.hmac(`code of ${purpose}`, name).subarray(0, SECRET_LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join(''));
  }

  /**
   * The key that pages of one day are sealed with.
   *
   * @param day since 1970-01-01, UTC
   */
  keyOfDay(day: number): Buffer {
    return this.hmac('pages', String(day));
  }

  private hmac(purpose: string, value: string): Buffer {
    return createHmac('sha256', this.key).update(`amparo ${purpose}\0`).update(value).digest();
  }
}
