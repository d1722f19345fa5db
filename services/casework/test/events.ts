import { randomUUID } from 'node:crypto';
import { create, fromBinary, type DescMessage, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import {
  ReportReceivedSchema, ReportRoutedSchema, findEventType, tellerOf, type HeardEvent, type Lane, type ReportReceived, type ReportRouted,
} from '@amparo/contracts';
import type { Database } from '@amparo/persistence';

/** What of an event's envelope a test may want to set. */
export interface Telling {
  version?: number;
  lane?: Lane;
  time?: Date;
}

/** An event as a handler gets it. */
export function heard<D extends DescMessage>(type: D, data: MessageInitShape<D> & { caseId?: string }, telling: Telling = {}): HeardEvent<MessageShape<D>> {
  const { version = 1, lane = 'normal', time = new Date(Date.UTC(2026, 0, version)) } = telling;
  return {
    id: randomUUID(), type: type.typeName, source: tellerOf(type), subject: data.caseId ?? '', version, lane, time,
    traceparent: '00-00000000000000000000000000000001-0000000000000001-01', data: create(type, data),
  };
}

/** The first body of a report as the door tells it: a reprisal of middling urgency. */
export function aReportReceived(data: MessageInitShape<typeof ReportReceivedSchema> & { caseId: string }, telling?: Telling): HeardEvent<ReportReceived> {
  const usual = { reference: referenceOf(data.caseId), submissionId: randomUUID(), sequence: 1, category: 'REPRISAL', regions: ['LAC'], countryKnown: true, urgency: 'MEDIUM', flags: { reprisal: true } };
  return heard(ReportReceivedSchema, { ...usual, ...data } as typeof data, telling);
}

/** Protection's decision on who must know. */
export function aReportRouted(data: MessageInitShape<typeof ReportRoutedSchema> & { caseId: string }, telling?: Telling): HeardEvent<ReportRouted> {
  const usual = { reference: referenceOf(data.caseId), routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'], regions: ['LAC'], leadPersonId: 'coord-lac', urgency: 'MEDIUM', category: 'REPRISAL', reprisal: true };
  return heard(ReportRoutedSchema, { ...usual, ...data }, telling);
}

/** An invented reference, another one for each case. */
export function referenceOf(caseId: string): string {
  const letters = caseId.replace(/-/g, '').toUpperCase();
  return `AM-${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
}

/** An event that casework told. */
export interface Told {
  type: string;
  subject: string;
  version: number;
  lane: string;
  actor: string | null;
  data: Record<string, unknown>;
}

/** What casework told of some cases, moved on or not, in order. */
export async function toldOf(database: Database, ...subjects: string[]): Promise<Told[]> {
  const rows = await database.query<Omit<Told, 'data'> & { payload: Buffer }>(
    `SELECT type, subject, version, lane, actor, payload FROM (
       SELECT id, type, subject, version, lane, actor, payload FROM outbox UNION ALL SELECT id, type, subject, version, lane, actor, payload FROM told
     ) AS all_told WHERE subject = ANY($1) ORDER BY id`, [subjects],
  );
  return rows.map(({ payload, type, ...row }) => {
    const schema = findEventType(type);
    if (schema === undefined) throw new Error('an unknown type was told');
    const { $typeName: _name, $unknown: _unknown, ...data } = fromBinary(schema, payload) as Record<string, unknown>;
    return { ...row, type: type.replace(/^.*\./, ''), data };
  });
}
