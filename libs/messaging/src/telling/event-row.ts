import type { EventRecord, Lane } from '@amparo/contracts';

/** A row of `outbox` or `told`. */
export interface EventRow {
  id: string;
  event_id: string;
  type: string;
  source: string;
  subject: string;
  version: number;
  lane: Lane;
  time: Date;
  traceparent: string;
  actor: string | null;
  payload: Buffer;
}

/** The event that a row holds. */
export function toRecord(row: EventRow): EventRecord {
  return {
    id: row.event_id,
    type: row.type,
    source: row.source,
    subject: row.subject,
    version: row.version,
    lane: row.lane,
    time: row.time,
    traceparent: row.traceparent,
    payload: row.payload,
    ...(row.actor === null ? {} : { actor: row.actor }),
  };
}
