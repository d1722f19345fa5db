import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { decrypt, encrypt } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { ReceiptKey } from '../../receipts/receipt-key';
import type { Receipt } from '../../receipts/receipt.rules';
import type { Answers } from './answers.rules';

/** What a person carries from page to page. */
export interface Draft {
  receipt: Receipt;
  answers: Answers;
  /**
   * She came back with the code of something that was sent, and what she says now is added to it: a name for this visit, by which
   * it is told apart from an earlier one that said the same. A contact that is changed and changed back has to be heard twice.
   */
  visit?: string;
}

/** How long a page can be sent on after it was shown. */
export const DRAFT_LASTS_MS = 24 * 60 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Nothing more is authenticated with a draft: the day is in its key. */
const NOTHING_MORE = Buffer.alloc(0);

/**
 * Answers between two pages. The server keeps none: they travel in a field of the form, sealed (AES-256-GCM) under a key of the
 * day that follows from the door's key file, so that a page left open on a phone tells nobody what was said on earlier ones.
 */
@Injectable()
export class Drafts {
  constructor(private readonly keys: ReceiptKey) {}

  /** The field that carries a draft on. */
  seal(draft: Draft, now: Date): string {
    const day = Math.floor(now.getTime() / DAY_MS);
    const plain = deflateRawSync(JSON.stringify({ ...draft, at: now.getTime() }));
    return `${day}.${encrypt(this.keys.keyOfDay(day), plain, NOTHING_MORE).toString('base64url')}`;
  }

  /** The draft that a field carries; nothing when it was altered, or is older than a day. */
  open(field: string, now: Date): Draft | undefined {
    const [, day, text] = /^(\d{1,6})\.([\w-]+)$/.exec(field) ?? [];
    if (day === undefined || text === undefined) return undefined;
    let plain: Buffer;
    try {
      plain = decrypt(this.keys.keyOfDay(Number(day)), Buffer.from(text, 'base64url'), NOTHING_MORE);
    } catch {
      // Not what this door sealed on that day: the person is told on a page, whatever the reason.
      return undefined;
    }
    const { at, ...draft } = JSON.parse(inflateRawSync(plain).toString('utf8')) as Draft & { at: number };
    return Math.abs(now.getTime() - at) > DRAFT_LASTS_MS ? undefined : draft;
  }
}
