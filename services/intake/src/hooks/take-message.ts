import { createHash } from 'node:crypto';
import type { Language } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import { LookupDatabase } from '../db/databases';
import type { InBurst } from '../bursts/bursts.rules';
import { refuseWhenAway } from '../door-busy';
import { nameReceipts } from '../receipts/name-receipts';
import { ReceiptKey } from '../receipts/receipt-key';
import { shown, type Receipt } from '../receipts/receipt.rules';
import { receiptsIn } from '../receipts/receipts-in-text.rules';
import { wordsOf } from '../receipts/words/receipt-words.rules';
import { AcceptReport } from '../reports/accept-report';
import { languageSpoken } from '../reports/language-spoken.rules';
import type { HookMessage } from './hook-message.rules';
import { replyIn } from './hook-replies.rules';

/** What a gateway is answered, for whoever wrote. */
export interface TakenMessage {
  /** The return code to be sent back, in letters; null where the message had one that is known. */
  receipt: string | null;
  /** The same in words. */
  words: string[];
  /** What may be written back as it is. */
  reply: string;
  /** A signed line that says that something was sent today, for whoever wrote and asks for it; null where the door has no key for it. */
  proof: string | null;
}

/**
 * Takes a message that a gateway brings: a report by the same rules as any other, or an addition where a return code stands in it
 * that something was sent under. Its code follows from the adapter, the gateway's name for the message and all that it says, so that nothing is
 * stored for a repeat to get the same answer (ADR 0035).
 */
@Injectable()
export class TakeMessage {
  constructor(
    private readonly acceptReport: AcceptReport,
    private readonly lookup: LookupDatabase,
    private readonly keys: ReceiptKey,
  ) {}

  /**
   * @param burst that it came in
   * @throws Refusal `report.oversize`, `door.busy`
   */
  async run(adapter: string, { id, channel, text, language: tag = 'und' }: HookMessage, burst?: InBurst): Promise<TakenMessage> {
    const language: Language = languageSpoken(tag);
    const fresh = this.keys.codeFor('message', [adapter, id, channel, text ?? ''].join('\0'));
    const known = await this.knownIn(text ?? '');
    // Two messages that say the same are two; one that comes again is one.
    const spoken = known === undefined ? tag : `${tag.slice(0, 35)}-x-${createHash('sha256').update(fresh).digest('hex').slice(0, 8)}`;
    const { proof = null } = await this.acceptReport.run({ receipt: known ?? fresh, channel, language: spoken, ...(text === undefined ? {} : { narrative: text }) }, undefined, { burst });
    if (known !== undefined) return { receipt: null, words: [], reply: replyIn(language, undefined), proof };
    return { receipt: shown(fresh), words: wordsOf(fresh, language), reply: replyIn(language, fresh), proof };
  }

  /** The code in a text that something was sent under. One that nobody has makes no report: whoever mistyped gets a fresh one. */
  private async knownIn(text: string): Promise<Receipt | undefined> {
    const found = receiptsIn(text).slice(0, 20);
    if (found.length === 0) return undefined;
    const hashes = found.map((receipt) => this.keys.hashOf(receipt));
    const rows = await refuseWhenAway(() => this.lookup.transaction(async (tx) => {
      await nameReceipts(tx, hashes);
      return tx.query<{ receipt_hash: Buffer }[]>('SELECT receipt_hash FROM reports WHERE receipt_hash = ANY ($1)', [hashes]);
    }));
    return found.find((_receipt, at) => rows.some(({ receipt_hash }) => receipt_hash.equals(hashes[at]!)));
  }
}
