import { randomUUID } from 'node:crypto';
import { create, type DescMessage, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import {
  AlertAcknowledgedSchema, AlertRaisedSchema, CaseAssignedSchema, CaseUnassignedSchema, MembershipChangedSchema, NotificationAcknowledgedSchema, PersonLeftSchema,
  ReportReceivedSchema, ReportRoutedSchema, tellerOf, type HeardEvent,
} from '@amparo/contracts';

/** What a test says of an event; the rest is invented. */
type Given<D extends DescMessage> = Partial<MessageInitShape<D>>;

export function heard<D extends DescMessage>(type: D, data: MessageInitShape<D>, subject: string, version = 1): HeardEvent<MessageShape<D>> {
  return {
    id: randomUUID(), type: type.typeName, source: tellerOf(type), subject, version, lane: 'danger',
    time: new Date('2026-01-31T12:00:00Z'), traceparent: '00-00000000000000000000000000000001-0000000000000001-01', data: create(type, data),
  };
}

const to = (...people: string[]) => people.map((personId) => ({ personId, routes: ['SWG'] }));

/** What services tell of one case. */
export function aCase(caseId: string = randomUUID()) {
  return {
    caseId,
    received: (data: Given<typeof ReportReceivedSchema> = {}, version = 1) =>
      heard(ReportReceivedSchema, { caseId, sequence: version, regions: ['LAC'], urgency: 'HIGH', flags: { reprisal: true }, ...data } as MessageInitShape<typeof ReportReceivedSchema>, caseId, version),
    routed: (people: string[], data: Given<typeof ReportRoutedSchema> = {}, version = 1) =>
      heard(ReportRoutedSchema, { caseId, regions: ['LAC'], routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'], urgency: 'HIGH', recipients: to(...people), ...data } as MessageInitShape<typeof ReportRoutedSchema>, caseId, version),
    raised: (people: string[], version = 1) => heard(AlertRaisedSchema, { caseId, urgency: 'IMMINENT', recipients: to(...people) }, caseId, version),
    acknowledged: (personId: string, version = 1) => heard(AlertAcknowledgedSchema, { caseId, personId }, caseId, version),
    itemAcknowledged: (personId: string) => heard(NotificationAcknowledgedSchema, { caseId, personId }, caseId),
    assigned: (personId: string, version = 1) => heard(CaseAssignedSchema, { caseId, personId }, caseId, version),
    unassigned: (personId: string, version = 2) => heard(CaseUnassignedSchema, { caseId, personId }, caseId, version),
  };
}

export const membershipChanged = (personId: string) => heard(MembershipChangedSchema, { personId, directoryVersion: 2 }, personId);
export const personLeft = (personId: string) => heard(PersonLeftSchema, { personId, directoryVersion: 2 }, personId);
