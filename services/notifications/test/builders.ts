import { randomUUID } from 'node:crypto';
import { create, type DescMessage, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { AlertAcknowledgedSchema, AlertEscalatedSchema, AlertRaisedSchema, ReportRoutedSchema, tellerOf, type HeardEvent, type Lane } from '@amparo/contracts';
import { v7 as timeOrderedId } from 'uuid';

/** How an event travels, where it matters. */
interface Travel {
  version?: number;
  lane?: Lane;
}

/** Somebody who is told by a route. */
export const toldBy = (personId: string, ...routes: string[]) => ({ personId, routes });

/** Any event, as a handler gets it. */
export function heard<D extends DescMessage>(type: D, subject: string, data: MessageInitShape<D>, { version = 1, lane = 'danger' }: Travel = {}): HeardEvent<MessageShape<D>> {
  return {
    id: timeOrderedId(), type: type.typeName, source: tellerOf(type), subject, version, lane, time: new Date(Date.UTC(2026, 0, 1)),
    traceparent: '00-00000000000000000000000000000001-0000000000000001-01', data: create(type, data),
  };
}

/** Protection's decision on a first report at HIGH: the duty officer and a coordinator. */
export function aReportRouted(data: MessageInitShape<typeof ReportRoutedSchema> = {}, travel: Travel = {}) {
  const caseId = data.caseId ?? randomUUID();
  return heard(ReportRoutedSchema, caseId, {
    caseId, reference: 'AM-7F3K-92QD', submissionId: randomUUID(), urgency: 'HIGH', alertMode: 'PAGE',
    recipients: [toldBy('swg-duty', 'SWG'), toldBy('coord-lac', 'REGIONAL_COORDINATOR:LAC')], ...data,
  }, travel);
}

/** The alert of such a report. */
export function anAlertRaised(data: MessageInitShape<typeof AlertRaisedSchema> = {}, travel: Travel = {}) {
  const caseId = data.caseId ?? randomUUID();
  return heard(AlertRaisedSchema, caseId, {
    caseId, reference: 'AM-7F3K-92QD', alertId: randomUUID(), urgency: 'HIGH', alertMode: 'PAGE', recipients: [toldBy('swg-duty', 'SWG')], ...data,
  }, travel);
}

/** Nobody had it: the global duty is called. */
export function anAlertEscalated(data: MessageInitShape<typeof AlertEscalatedSchema> = {}, travel: Travel = {}) {
  const caseId = data.caseId ?? randomUUID();
  return heard(AlertEscalatedSchema, caseId, {
    caseId, reference: 'AM-7F3K-92QD', alertId: randomUUID(), rung: 1, rungRole: 'GLOBAL_DUTY', urgency: 'HIGH', alertMode: 'PAGE',
    recipients: [toldBy('duty-global', 'GLOBAL_DUTY')], ...data,
  }, travel);
}

/** The duty officer has the case. */
export function anAlertAcknowledged(caseId: string, travel: Travel = { version: 2 }) {
  return heard(AlertAcknowledgedSchema, caseId, { caseId, alertId: randomUUID(), personId: 'swg-duty' }, travel);
}
