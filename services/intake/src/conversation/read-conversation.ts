import { Injectable } from '@nestjs/common';
import { Opener, receiptKeyPair } from '@amparo/platform';
import { LookupDatabase } from '../db/databases';
import { refuseWhenAway } from '../door-busy';
import { nameReceipts } from '../receipts/name-receipts';
import { ReceiptKey } from '../receipts/receipt-key';
import type { Receipt } from '../receipts/receipt.rules';
import { TellRepliesSeen } from '../replies/tell-replies-seen';
import type { Wanted } from '../withdrawal/withdrawal.rules';
import { unknownReceipt } from './conversation-body.rules';
import { TellComingBack } from './tell-coming-back';

/** What a person sees who comes back with the return code. */
export interface Conversation {
  reference: string;
  /** RECEIVED, READ (somebody has it in hand) or CLOSED. */
  status: string;
  /** She took the whole report back, to be erased or to be kept sealed. */
  withdrawn?: Wanted;
  messages: { from: 'YOU' | 'TEAM'; text: string; /** ISO date: public times are days. */ day: string }[];
}

interface ConversationRow {
  reportId: string;
  reference: string;
  status: string;
  withdrawn: Wanted | null;
  /** Day on which she looked before. */
  hereOn: string | null;
  id: string | null;
  author: 'YOU' | 'TEAM' | null;
  sealed: Buffer | null;
  day: string | null;
  /** Of a reply: she was shown it before. */
  seen: boolean | null;
}

/**
 * The conversation of a return code (contracts: `POST /api/reports/conversation`). The words are sealed to a key that
 * follows from the code: without the person they cannot be read here.
 *
 * @throws Refusal `receipt.unknown`, `door.busy`
 */
@Injectable()
export class ReadConversation {
  constructor(
    private readonly database: LookupDatabase,
    private readonly keys: ReceiptKey,
    private readonly tellRepliesSeen: TellRepliesSeen,
    private readonly tellComingBack: TellComingBack,
  ) {}

  async run(receipt: Receipt): Promise<Conversation> {
    // Made before the look-up, so that a code that nobody has takes as long.
    const opener = Opener.fromKeyPair(await receiptKeyPair(Buffer.from(receipt)));
    const rows = await refuseWhenAway(() => this.find(this.keys.hashOf(receipt)));
    const first = rows[0];
    if (first === undefined) throw unknownReceipt();
    const messages = await Promise.all(rows.flatMap(({ id, author, sealed, day }) => {
      if (id === null || author === null || sealed === null || day === null) return [];
      return [opener.open(sealed, Buffer.from(id)).then((text) => ({ from: author, text: text.toString('utf8'), day }))];
    }));
    await this.tellRepliesSeen.run(first.reportId, rows.flatMap(({ id, seen }) => (id !== null && seen === false ? [id] : [])));
    await this.tellComingBack.run(first.reportId, first.hereOn);
    const { reference, status, withdrawn } = first;
    return { reference, status, ...(withdrawn === null ? {} : { withdrawn }), messages };
  }

  private find(receiptHash: Buffer): Promise<ConversationRow[]> {
    return this.database.transaction(async (tx) => {
      await nameReceipts(tx, [receiptHash]);
      const rows: ConversationRow[] = await tx.query(
        `SELECT r.id AS "reportId", r.reference, r.status, r.withdrawn, r.here_on::text AS "hereOn", m.id, m.author, m.sealed, m.day::text AS day, p.seen
         FROM reports r LEFT JOIN messages m ON m.report_id = r.id LEFT JOIN replies p ON p.id = m.id WHERE r.receipt_hash = $1 ORDER BY m.number`,
        [receiptHash],
      );
      return rows;
    });
  }
}
