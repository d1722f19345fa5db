import { randomUUID } from 'node:crypto';
import { ReportReceivedSchema } from '@amparo/contracts';
import { addition, laneOf } from '@amparo/domain';
import { tellingOf, type Telling } from '@amparo/messaging';
import type { Sealer } from '@amparo/platform';
import { laneInBurst, type InBurst } from '../bursts/bursts.rules';
import { sealForCasework } from '../handover/seal-for-casework';
import type { Accepted } from './accepted';
import { drawReference } from './draw-reference';
import { factsOf } from './facts.rules';
import type { OrganisationsCopy } from './involved.rules';
import type { Arrival } from './read-arrival';
import type { NewSubmission, ReportRow } from './report-rows';
import { reportReceived, rulesSoFar } from './report.events';

/** A body with everything that follows from it: what is left is to write it down and to answer. */
export interface PreparedSubmission extends NewSubmission {
  telling: Telling;
  accepted: Accepted;
}

/** What the door has to prepare with. */
export interface Preparing {
  sealer: Sealer;
  /** The door's copy of the directory, where it has one. */
  copy: OrganisationsCopy | undefined;
  now: Date;
}

/** A report before its first body, with a case code drawn for it. @param burst that this body came in */
export function freshReport(burst: InBurst | undefined): ReportRow {
  return {
    id: randomUUID(), reference: drawReference(), urgency: 'NONE', reprisal: false, acts: [], because: [], sequence: 0, version: 0,
    ofBurst: burst?.first === false, continues: null,
  };
}

/**
 * Screens and seals a body, and makes the event that tells of it.
 *
 * @param before the report as it was before this body
 */
export async function prepareSubmission(arrival: Arrival, before: ReportRow, { sealer, copy, now }: Preparing): Promise<PreparedSubmission> {
  const screening = addition(before, arrival.report);
  const id = randomUUID();
  const report: ReportRow = {
    ...before,
    urgency: screening.urgency,
    reprisal: screening.reprisal,
    acts: [...new Set([...before.acts, ...arrival.report.acts])],
    because: rulesSoFar(before.because, screening.because),
    sequence: before.sequence + 1,
    version: before.version + 1,
  };
  const { reference, sequence, version } = report;
  const facts = factsOf(arrival, screening, { caseId: report.id, continues: report.continues ?? undefined }, copy);
  const lane = laneInBurst(arrival.hurries && facts.withdrawnConsents.length > 0, arrival.burst, laneOf(screening.urgency));
  return {
    id,
    report,
    bodyHash: arrival.bodyHash,
    sealed: await sealForCasework(sealer, id, {
      body: arrival.body, receivedAt: now.toISOString(), reference, sequence, replyKey: arrival.replyKey.toString('hex'),
      ...(arrival.entered === undefined ? {} : { entered: arrival.entered }),
    }),
    telling: tellingOf(ReportReceivedSchema, { subject: report.id, version, lane }, reportReceived(facts, { reference, submissionId: id, sequence, burst: arrival.burst?.id })),
    accepted: { reference, urgency: screening.urgency, submissionId: id, receiptRemoved: arrival.receiptRemoved },
  };
}
