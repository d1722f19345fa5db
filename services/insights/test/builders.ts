import { randomUUID } from 'node:crypto';
import { create, type DescMessage, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import {
  AlertRaisedSchema, ReportReceivedSchema, ReportRoutedSchema, tellerOf, type AlertRaised, type HeardEvent, type ReportReceived, type ReportRouted,
} from '@amparo/contracts';

/** What a test says of an event; the rest is invented. */
type Given<T> = Partial<Omit<T, '$typeName' | '$unknown'>>;

/** One body of a report as the door tells it. */
export function aReportReceived(data: Given<Omit<ReportReceived, 'flags' | 'withdrawnConsents'>> = {}, version = 1): HeardEvent<ReportReceived> {
  const { caseId = randomUUID() } = data;
  return heard(ReportReceivedSchema, { sequence: version, category: 'REPRISAL', regions: ['LAC'], urgency: 'HIGH', flags: { reprisal: true }, ...data, caseId }, caseId, version);
}

/** Protection's decision on who must know. */
export function aReportRouted(data: Given<Omit<ReportRouted, 'recipients'>> = {}, version = 1): HeardEvent<ReportRouted> {
  const { caseId = randomUUID() } = data;
  return heard(ReportRoutedSchema, { category: 'REPRISAL', regions: ['LAC'], urgency: 'HIGH', reprisal: true, ...data, caseId }, caseId, version);
}

/** A level that rose. */
export function anAlertRaised(data: Given<Omit<AlertRaised, 'recipients'>> = {}, version = 1): HeardEvent<AlertRaised> {
  const { caseId = randomUUID() } = data;
  return heard(AlertRaisedSchema, { urgency: 'IMMINENT', ...data, caseId }, caseId, version);
}

function heard<D extends DescMessage>(type: D, data: MessageInitShape<D>, caseId: string, version: number): HeardEvent<MessageShape<D>> {
  return {
    id: randomUUID(), type: type.typeName, source: tellerOf(type), subject: caseId, version, lane: 'danger',
    time: new Date(Date.UTC(2026, version - 1, 15)), traceparent: '00-00000000000000000000000000000001-0000000000000001-01', data: create(type, data),
  };
}
