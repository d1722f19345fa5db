import { randomUUID } from 'node:crypto';
import { create, toBinary } from '@bufbuild/protobuf';
import { ReportReceivedSchema, tellerOf } from '@amparo/contracts';
import { addition, laneOf } from '@amparo/domain';
import { currentTrace } from '@amparo/messaging';
import { v7 as timeOrderedId } from 'uuid';
import type { Accepted, AcceptReport, Arrival, DoorInternals } from './door-internals';

/** A first body under its return code, complete before the database is asked: nearly every body is one. */
export interface FreshReport {
  answer: Accepted;
  id: string;
  arrival: Arrival;
  sealed: Buffer;
  reprisal: boolean;
  because: string[];
  eventId: string;
  lane: string;
  traceparent: string;
  payload: Buffer;
}

/** What a report before its first body looks like to the rules. */
const NOTHING_YET = { urgency: 'NONE', reprisal: false, acts: [], because: [], sequence: 0 } as const;

export const EVENT_TYPE = ReportReceivedSchema.typeName;
export const EVENT_SOURCE = tellerOf(ReportReceivedSchema);

/** Does beforehand all that the product does inside its transaction. */
export async function prepareFresh(door: DoorInternals, self: AcceptReport, arrival: Arrival, now: Date): Promise<FreshReport> {
  const id = randomUUID();
  const submissionId = randomUUID();
  const reference = door.drawReference();
  const screening = addition({ ...NOTHING_YET, acts: [], because: [] }, arrival.report);
  const content = { body: arrival.body, receivedAt: now.toISOString(), reference, sequence: 1 };
  const facts = door.factsOf(arrival, screening, { caseId: id, continues: undefined }, await self.copy.current());
  const event = create(ReportReceivedSchema, door.reportReceived(facts, { reference, submissionId, sequence: 1 }));
  return {
    answer: { reference, urgency: screening.urgency, submissionId, receiptRemoved: arrival.receiptRemoved },
    id,
    arrival,
    sealed: await door.sealForCasework(self.sealer, submissionId, content),
    reprisal: screening.reprisal,
    because: door.rulesSoFar([], screening.because),
    eventId: timeOrderedId(),
    lane: facts.withdrawnConsents.length > 0 ? 'danger' : laneOf(screening.urgency),
    traceparent: currentTrace(),
    payload: Buffer.from(toBinary(ReportReceivedSchema, event)),
  };
}
