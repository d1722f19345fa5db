import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReportReceivedSchema } from '@amparo/contracts';
import { addition, laneOf } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox, reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { DangerDatabase, DirectoryCopy, Sealer } from '@amparo/platform';
import type { EntityManager } from 'typeorm';
import { refuseWhenAway } from '../door-busy';
import { sealForCasework } from '../handover/seal-for-casework';
import { ReceiptKey } from '../receipts/receipt-key';
import type { Accepted } from './accepted';
import { drawReference, retryWhenTaken } from './draw-reference';
import { factsOf } from './facts.rules';
import type { OrganisationsCopy } from './involved.rules';
import { readArrival, type Arrival } from './read-arrival';
import { findSubmission, keepSubmission, lockReport } from './report-rows';
import { reportReceived, rulesSoFar } from './report.events';

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
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly keys: ReceiptKey,
    private readonly sealer: Sealer,
    private readonly copy: DirectoryCopy<OrganisationsCopy>,
  ) {}

  /** @param body parsed JSON as it came; whatever it holds, nothing of it is in an error */
  async run(body: unknown, now = this.clock.now()): Promise<Accepted> {
    const arrival = await readArrival(body, this.keys);
    const database = arrival.lane === 'danger' ? this.dangerDatabase : this.database;
    const accepted = await refuseWhenAway(async () => {
      const copy = await this.copy.current();
      await reach('intake.before-begin');
      return retryWhenTaken(() => database.transaction((tx) => this.accept(tx, arrival, copy, now)));
    });
    await reach('intake.after-commit');
    return accepted;
  }

  private async accept(tx: EntityManager, arrival: Arrival, copy: OrganisationsCopy | undefined, now: Date): Promise<Accepted> {
    const row = await lockReport(tx, { ...arrival, id: randomUUID(), reference: drawReference() });
    const known = await findSubmission(tx, row.id, arrival.bodyHash);
    const answer = { reference: row.reference, receiptRemoved: arrival.receiptRemoved };
    if (known !== undefined) return { ...answer, urgency: known.urgency, submissionId: known.id };

    const screening = addition(row, arrival.report);
    const submissionId = randomUUID();
    const sequence = row.sequence + 1;
    const version = await keepSubmission(tx, row.id, {
      id: submissionId,
      sequence,
      bodyHash: arrival.bodyHash,
      sealed: await sealForCasework(this.sealer, submissionId, {
        body: arrival.body, receivedAt: now.toISOString(), reference: row.reference, sequence,
      }),
      urgency: screening.urgency,
      reprisal: screening.reprisal,
      acts: [...new Set([...row.acts, ...arrival.report.acts])],
      because: rulesSoFar(row.because, screening.because),
    });
    const facts = factsOf(arrival, screening, { caseId: row.id, continues: row.continues ?? undefined }, copy);
    const lane = facts.withdrawnConsents.length > 0 ? 'danger' : laneOf(screening.urgency);
    const told = reportReceived(facts, { reference: row.reference, submissionId, sequence });
    await reach('intake.between-rows');
    await this.outbox.add(tx, ReportReceivedSchema, { subject: row.id, version, lane }, told);
    await reach('intake.before-commit');
    return { ...answer, urgency: screening.urgency, submissionId };
  }
}
