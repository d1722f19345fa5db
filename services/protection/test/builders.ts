import { randomUUID } from 'node:crypto';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { ReportReceivedSchema, type HeardEvent, type ReportReceived } from '@amparo/contracts';
import type { Directory } from '@amparo/domain';

/** Conflict ids of the invented organisations. */
export const AMANECER = 'c-amanecer';

/** An invented directory: a working group, a coordinator and an alternate for LAC, one for AFR, duty and last resort, and a handler. */
export function aDirectory(): Directory {
  const person = (id: string, organisationConflictId?: string) => ({ id, conflictId: `c-${id}`, organisationConflictId });
  return {
    version: 4,
    people: [
      person('swg-duty'), person('coord-lac', AMANECER), person('coord-lac-2'), person('coord-afr'), person('duty-global'), person('lead'),
      person('reviewer'), person('cre-desk'), person('hana'),
    ],
    groups: [
      { id: 'did-security', kind: 'SECURITY_WORKING_GROUP' }, { id: 'review', kind: 'REVIEW' }, { id: 'cre', kind: 'COMMUNITY_RESOURCE_EXCHANGE' },
    ],
    roles: [
      { person: 'swg-duty', role: 'DUTY', group: 'did-security' },
      { person: 'coord-lac', role: 'REGIONAL_COORDINATOR', region: 'LAC' },
      { person: 'coord-lac-2', role: 'ALTERNATE_COORDINATOR', region: 'LAC' },
      { person: 'coord-afr', role: 'REGIONAL_COORDINATOR', region: 'AFR' },
      { person: 'duty-global', role: 'GLOBAL_DUTY' },
      { person: 'lead', role: 'LAST_RESORT' },
      { person: 'reviewer', role: 'MEMBER', group: 'review' },
      { person: 'cre-desk', role: 'MEMBER', group: 'cre' },
    ],
    absences: [],
    organisations: [
      { id: 'P-JURIS', conflictId: 'c-juris', kind: 'PARTNER', services: ['PM-LEGAL', 'PM-BAIL'], regions: ['LAC', 'AFR'], languages: ['en', 'es'], capacity: 'OPEN' },
      { id: 'P-REFUGE', conflictId: 'c-refuge', kind: 'PARTNER', services: ['PM-RELOC', 'PM-SHELTER'], regions: ['*'], languages: ['en', 'fr'], capacity: 'OPEN' },
    ],
  };
}

/** What is different about a report. */
type ReportChange = Exclude<MessageInitShape<typeof ReportReceivedSchema>, ReportReceived>;

/** A report of danger in Latin America, as the door tells it; `change` says what is different. */
export function aReport(change: ReportChange = {}): ReportReceived {
  return create(ReportReceivedSchema, {
    caseId: randomUUID(),
    reference: 'AM-TEST-0001',
    submissionId: randomUUID(),
    sequence: 1,
    category: 'REPRISAL',
    regions: ['LAC'],
    countryKnown: true,
    urgency: 'IMMINENT',
    acts: ['ACT-DTHREAT'],
    language: 'es',
    flags: { reprisal: true },
    because: ['T1'],
    ...change,
  });
}

let version = 0;

/** An event about a case, as a handler hears it. */
export function heard<T extends { caseId: string }>(data: T): HeardEvent<T> {
  return {
    id: randomUUID(), type: '', source: '', subject: data.caseId, version: ++version, lane: 'danger', time: new Date(), traceparent: '', data,
  };
}
