import { Injectable } from '@nestjs/common';
import { Clock, Refusal } from '@amparo/kernel';
import { isOutage, Outbox, reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { DangerDatabase, DirectoryCopy, Sealer } from '@amparo/platform';
import type { EntityManager } from 'typeorm';
import { LateWithdrawals } from '../bursts/late-withdrawals';
import { refuseWhenAway } from '../door-busy';
import { ProofKeys } from '../proofs/proof-keys';
import { ReceiptKey } from '../receipts/receipt-key';
import type { Accepted } from './accepted';
import { retryWhenTaken } from './draw-reference';
import { FirstBodies } from './first-bodies';
import type { OrganisationsCopy } from './involved.rules';
import { freshReport, prepareSubmission, type Preparing } from './prepare-submission';
import { readArrival, type Arrival, type Coming } from './read-arrival';
import { findSubmission, keepSubmission, lockReport } from './report-rows';

/**
 * Accepts a report, or an addition to one (contracts: `POST /api/reports`; delivery: "Accept"). Same return code and same
 * body: the same answer, and nothing is told again. Other body: an addition, never below the level already given.
 *
 * @throws Refusal `report.malformed`, `report.oversize`, `receipt.malformed`; `door.busy` when the database is away
 */
@Injectable()
export class AcceptReport {
  constructor(
    private readonly database: Database,
    private readonly dangerDatabase: DangerDatabase,
    private readonly firstBodies: FirstBodies,
    private readonly lateWithdrawals: LateWithdrawals,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly keys: ReceiptKey,
    private readonly sealer: Sealer,
    private readonly proofKeys: ProofKeys,
    private readonly copy: DirectoryCopy<OrganisationsCopy>,
  ) {}

  /**
   * @param body parsed JSON as it came; whatever it holds, nothing of it is in an error
   * @param coming how it came, beside what it says
   */
  async run(body: unknown, now = this.clock.now(), coming: Coming = {}): Promise<Accepted> {
    const read = await readArrival(body, this.keys, coming, now);
    const accepted = await refuseWhenAway(async () => {
      const arrival = await this.inItsLane(read);
      const preparing = { sealer: this.sealer, copy: await this.copy.current(), now };
      await reach('intake.before-begin');
      return (await this.acceptFirst(arrival, preparing)) ?? (await this.acceptLocked(arrival, preparing));
    });
    await reach('intake.after-commit');
    return { ...accepted, proof: this.proofKeys.prove(read.proofHash, now) };
  }

  private async inItsLane(arrival: Arrival): Promise<Arrival> {
    const hurries = arrival.withdraws && (arrival.hurries || (await this.lateWithdrawals.hurries(arrival.burst, arrival)));
    return hurries ? { ...arrival, hurries, lane: 'danger' } : arrival;
  }

  /** The quick way, for nearly every body. @returns nothing, with nothing written, when it has to be looked at by itself */
  private async acceptFirst(arrival: Arrival, preparing: Preparing): Promise<Accepted | undefined> {
    if (arrival.caseReference !== undefined) return undefined;
    const submission = await prepareSubmission(arrival, freshReport(arrival.burst), preparing);
    try {
      const isFirst = await this.firstBodies.keep(arrival.lane, { ...submission, keys: arrival });
      return isFirst ? submission.accepted : undefined;
    } catch (error) {
      if (isOutage(error) || error instanceof Refusal) throw error;
      // One body that cannot be written does not take those with it that came at the same moment.
      return undefined;
    }
  }

  /** In a transaction of its own, with the report locked: a further body, a repeat, or one that mentions a case. */
  private acceptLocked(arrival: Arrival, preparing: Preparing): Promise<Accepted> {
    const database = arrival.lane === 'danger' ? this.dangerDatabase : this.database;
    return retryWhenTaken(() => database.transaction((tx) => this.keepLocked(tx, arrival, preparing)));
  }

  private async keepLocked(tx: EntityManager, arrival: Arrival, preparing: Preparing): Promise<Accepted> {
    const report = await lockReport(tx, freshReport(arrival.burst), arrival);
    const known = await findSubmission(tx, report.id, arrival.bodyHash);
    if (known !== undefined) {
      return { reference: report.reference, urgency: known.urgency, submissionId: known.id, receiptRemoved: arrival.receiptRemoved };
    }
    const submission = await prepareSubmission(arrival, report, preparing);
    await keepSubmission(tx, submission);
    await reach('intake.between-rows');
    await this.outbox.addAll(tx, [submission.telling]);
    await reach('intake.before-commit');
    return submission.accepted;
  }
}
