import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReporterWroteSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { receiptKeyPair, Sealer } from '@amparo/platform';
import type { EntityManager } from 'typeorm';
import { refuseWhenAway } from '../door-busy';
import { sealForCasework } from '../handover/seal-for-casework';
import { ReceiptKey } from '../receipts/receipt-key';
import { withoutReceipts } from '../receipts/receipt-removal.rules';
import type { Receipt } from '../receipts/receipt.rules';
import { unknownReceipt } from './conversation-body.rules';
import { keepMessage, lockReportOfMessage, type NewMessage } from './message-rows';

/**
 * Takes a message of the reporter to whoever handles the case (contracts: `POST /api/reports/messages`). It is sealed
 * twice: to casework, and to the key of the return code, so that the person can read her own words back.
 *
 * @throws Refusal `receipt.unknown`, `door.busy`
 */
@Injectable()
export class WriteMessage {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly keys: ReceiptKey,
    private readonly sealer: Sealer,
  ) {}

  async run(receipt: Receipt, words: string, now = this.clock.now()): Promise<{ reference: string }> {
    const text = String(withoutReceipts(words, receipt).body);
    const id = randomUUID();
    const { publicKey } = await receiptKeyPair(Buffer.from(receipt));
    const own = await Sealer.fromPublicKey(publicKey);
    const message: NewMessage = {
      id,
      receiptHash: this.keys.hashOf(receipt),
      textHash: this.keys.hashOfContent(receipt, text),
      forCasework: await sealForCasework(this.sealer, id, { text, receivedAt: now.toISOString(), replyKey: publicKey.toString('hex') }),
      forReporter: await own.seal(Buffer.from(text), Buffer.from(id)),
      day: now.toISOString().slice(0, 10),
    };
    return refuseWhenAway(() => this.database.transaction((tx) => this.keep(tx, message, now)));
  }

  private async keep(tx: EntityManager, message: NewMessage, now: Date): Promise<{ reference: string }> {
    const report = await lockReportOfMessage(tx, message, now);
    if (report === undefined) throw unknownReceipt();
    if (!report.repeat) {
      const version = await keepMessage(tx, report.id, message, now);
      const about = { subject: report.id, version, lane: laneOf(report.urgency) };
      this.outbox.add(tx, ReporterWroteSchema, about, { caseId: report.id, messageId: message.id });
    }
    return { reference: report.reference };
  }
}
