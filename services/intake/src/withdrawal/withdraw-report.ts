import { ReporterWithdrewSchema } from '@amparo/contracts';
import type { Lane } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { DangerDatabase } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { withdrawalHurries, type InBurst } from '../bursts/bursts.rules';
import { LateWithdrawals } from '../bursts/late-withdrawals';
import { unknownReceipt } from '../conversation/conversation-body.rules';
import { refuseWhenAway } from '../door-busy';
import { nameReceipts } from '../receipts/name-receipts';
import { ReceiptKey } from '../receipts/receipt-key';
import type { Receipt } from '../receipts/receipt.rules';
import { AcceptReport } from '../reports/accept-report';
import { consentsTakenBack, isTakenBack, withdrawalOf, type ReportTakenBack, type Wanted } from './withdrawal.rules';

/** It was taken back. */
export interface Withdrawn {
  reference: string;
  withdrawn: Wanted;
}

type Report = ReportTakenBack & { reference: string; id: string; ofBurst: boolean };

/**
 * The person takes the whole report back. All consents go first, as an addition that is routed like any other, since that keeps others
 * from harming her; then the team is told what is wanted. After a crash in between the answer is missing, and the same again ends it.
 */
@Injectable()
export class WithdrawReport {
  constructor(
    private readonly database: Database,
    private readonly dangerDatabase: DangerDatabase,
    private readonly lateWithdrawals: LateWithdrawals,
    private readonly acceptReport: AcceptReport,
    private readonly outbox: Outbox,
    private readonly keys: ReceiptKey,
  ) {}

  /**
   * Taking it back twice is taking it back once, unless something was added in between.
   *
   * @param language in which the person reads; `und` where it is not known
   * @param burst that it came in
   * @throws Refusal `receipt.unknown`, `door.busy`
   */
  async run(receipt: Receipt, wanted: Wanted, language = 'und', burst?: InBurst): Promise<Withdrawn> {
    const receiptHash = this.keys.hashOf(receipt);
    const report = await refuseWhenAway(() => this.lateWithdrawals.look(burst, (tx) => find(tx, receiptHash)));
    // A report is made by its first body: a code that nobody has must not make one.
    if (report === undefined) throw unknownReceipt();
    if (!isTakenBack(report, wanted)) {
      // Told apart from an earlier withdrawal by how much was sent before it (BCP 47, private part).
      await this.acceptReport.run(withdrawalOf(consentsTakenBack(wanted), receipt, `${language}-x-w${report.sequence}`), undefined, { burst });
      const lane = withdrawalHurries(burst, [{ caseId: report.id, quoted: false, ofBurst: report.ofBurst }]) ? 'danger' : 'normal';
      const database = lane === 'danger' ? this.dangerDatabase : this.database;
      await refuseWhenAway(() => database.transaction((tx) => this.tell(tx, receiptHash, wanted, lane)));
    }
    return { reference: report.reference, withdrawn: wanted };
  }

  private async tell(tx: EntityManager, receiptHash: Buffer, wanted: Wanted, lane: Lane): Promise<void> {
    await nameReceipts(tx, [receiptHash]);
    const rows: { id: string; version: number }[] = await tx.query(
      `WITH report AS (
         UPDATE reports SET withdrawn = $2, withdrawn_sequence = sequence, version = version + 1
         WHERE receipt_hash = $1 AND (withdrawn, withdrawn_sequence) IS DISTINCT FROM ($2, sequence) RETURNING id, version)
       SELECT id, version FROM report`,
      [receiptHash, wanted],
    );
    for (const { id, version } of rows) {
      this.outbox.add(tx, ReporterWithdrewSchema, { subject: id, version, lane }, { caseId: id, wanted });
    }
  }
}

async function find(tx: EntityManager, receiptHash: Buffer): Promise<Report | undefined> {
  await nameReceipts(tx, [receiptHash]);
  const rows: Report[] = await tx.query(
    'SELECT id, reference, of_burst AS "ofBurst", sequence, withdrawn, withdrawn_sequence AS "withdrawnSequence" FROM reports WHERE receipt_hash = $1', [receiptHash],
  );
  return rows[0];
}
