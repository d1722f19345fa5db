import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { findEventType, type Envelope, type EventRecord, type HeardEvent } from '@amparo/contracts';
import type { RawRecord } from './event-log';

/** The envelope as headers, in the manner of CloudEvents' binary mode. */
export function toHeaders(event: EventRecord): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_time: event.time.toISOString(),
    ce_subject: event.subject,
    amparo_version: String(event.version),
    amparo_lane: event.lane,
    traceparent: event.traceparent,
    ...(event.actor === undefined ? {} : { amparo_actor: event.actor }),
  };
}

/** The most that an event may hold: it is ids and codes. More would not fit through every log. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

/** Longest subject: an id with room to spare, and short enough for every index. */
const LONGEST_SUBJECT = 200;

/** Why a record cannot be heard. The codes are stable; nothing of the record is in them. */
export type PoisonReason = 'headers-missing' | 'type-unknown' | 'bytes-too-many' | 'bytes-undecodable';

export type Decoded =
  | { event: HeardEvent<MessageShape<DescMessage>>; type: DescMessage }
  | { poison: PoisonReason; envelope?: Envelope };

/**
 * Reads a record: its envelope, then its bytes. Whatever is wrong with it comes back as a reason, never as an
 * exception: a record that cannot be read is parked, not skipped and not repeated for ever.
 */
export function decode(record: RawRecord): Decoded {
  const envelope = readEnvelope(record);
  if (envelope === undefined) return { poison: 'headers-missing' };
  const type = findEventType(envelope.type);
  if (type === undefined) return { poison: 'type-unknown', envelope };
  if (record.payload.length > MAX_PAYLOAD_BYTES) return { poison: 'bytes-too-many', envelope };
  try {
    return { event: { ...envelope, data: fromBinary(type, record.payload) }, type };
  } catch {
    return { poison: 'bytes-undecodable', envelope };
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function readEnvelope({ headers, key }: RawRecord): Envelope | undefined {
  const { ce_id: id, ce_type: type, ce_source: source, ce_subject: subject = key, amparo_lane: lane } = headers;
  const time = new Date(headers['ce_time'] ?? '');
  const version = Number(headers['amparo_version']);
  if (id === undefined || !uuid.test(id) || !type || !source || !subject) return undefined;
  if (subject.length > LONGEST_SUBJECT || subject.includes('\0')) return undefined;
  if (lane !== 'danger' && lane !== 'normal') return undefined;
  if (Number.isNaN(time.getTime()) || !Number.isSafeInteger(version)) return undefined;
  const actor = headers['amparo_actor'];
  return {
    id, type, source, subject, lane, time, version,
    traceparent: headers['traceparent'] ?? '',
    ...(actor === undefined ? {} : { actor }),
  };
}
