import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ALPHABET, receiptOf, SECRET_LENGTH, shown } from './receipt.rules';

/** Hands out a fresh return code (contracts: `POST /api/receipts`). Nothing is stored. */
@Injectable()
export class IssueReceipt {
  run(): { receipt: string } {
    const secret = Array.from(randomBytes(SECRET_LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
    return { receipt: shown(receiptOf(secret)) };
  }
}
