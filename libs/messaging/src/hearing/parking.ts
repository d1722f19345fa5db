import { createHash } from 'node:crypto';
import type { Database } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';
import type { RawRecord } from '../log/event-log';

/** What a consumer could not handle: S1 and codes only. */
export interface ParkedSequence {
  consumer: string;
  subject: string;
  lane: string;
  type: string | null;
  /** Code of the first failure. */
  reason: string;
  events: number;
  since: Date;
}

/**
 * The consumer under which records that nobody could read are parked. They hold nothing back: who would have heard them
 * is not known, and readers that overwrite a value go by its version.
 */
export const UNREADABLE = 'UNREADABLE';

/** A row of `parked`: the record as it came. */
export interface ParkedRow {
  id: string;
  consumer: string;
  event_id: string;
  subject: string;
  lane: string;
  topic: string;
  headers: Record<string, string | undefined>;
  payload: Buffer;
}

/** One consumer's events about one subject on one lane: what is parked together, so that order holds. */
export interface Sequence {
  consumer: string;
  subject: string;
  lane: string;
}

/** Longest subject and header value that is kept of a record that nobody could read. */
const LONGEST = 500;

/**
 * Where events go that a consumer cannot handle. The case's sequence is parked as rows; all other cases flow on, an
 * operator is told, and a command drives them again. Parked rows are kept until they are handled.
 */
export class Parking {
  constructor(private readonly database: Database) {}

  /** Parks one record behind whatever of its sequence is parked already. */
  async park(record: RawRecord, sequence: Sequence, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockSequence(tx, sequence);
      await insertParked(tx, record, sequence, reason);
    });
  }

  /** Sequences that wait for an operator, oldest first, at most a thousand; all, or those of one consumer, subject or lane. */
  async list(which: Partial<Sequence> = {}): Promise<ParkedSequence[]> {
    return this.database.query<ParkedSequence>(
      `SELECT consumer, subject, lane, min(type) AS type, (array_agg(reason ORDER BY id))[1] AS reason, count(*)::int AS events, min(parked_at) AS since
       FROM parked
       WHERE ($1::text IS NULL OR consumer = $1) AND ($2::text IS NULL OR subject = $2) AND ($3::text IS NULL OR lane = $3)
       GROUP BY consumer, subject, lane ORDER BY min(id) LIMIT 1000`,
      [which.consumer ?? null, which.subject ?? null, which.lane ?? null],
    );
  }
}

/** Everything that parks or drives a sequence holds this lock until COMMIT, so that none slips past another. */
export async function lockSequence(tx: EntityManager, { consumer, subject, lane }: Sequence): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`parked/${consumer}/${subject}/${lane}`]);
}

/** An event that its consumer has handled in the meantime is not parked: nothing would be left to do for it. */
export async function insertParked(tx: EntityManager, record: RawRecord, sequence: Sequence, reason: string): Promise<void> {
  await tx.query(
    `INSERT INTO parked (consumer, event_id, subject, lane, topic, type, reason, headers, payload)
     SELECT $1::text, $2::uuid, $3, $4, $5, $6, $7, $8, $9 WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE consumer = $1 AND event_id = $2)
     ON CONFLICT DO NOTHING`,
    [
      sequence.consumer, eventIdOf(record), sequence.subject, sequence.lane, record.topic, storable(record.headers['ce_type'] ?? '') || null,
      reason, JSON.stringify(storableHeaders(record)), Buffer.from(record.payload),
    ],
  );
}

/** What of a text a table can hold and an index can sort: poison must not be what keeps poison from being parked. */
export function storable(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\uFFFD').slice(0, LONGEST)).toString('utf8');
}

function storableHeaders(record: RawRecord): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...record.headers, amparo_key: record.key }).map(([name, value]) => [storable(name), storable(value ?? '')]),
  );
}

/** A record without a usable id gets one from its content: parked twice, it is still one row. */
function eventIdOf(record: RawRecord): string {
  const id = record.headers['ce_id'];
  if (id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  const digest = createHash('sha256').update(JSON.stringify([record.topic, record.key, record.headers])).update(record.payload).digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** The record that a parked row holds. */
export function toRaw(row: ParkedRow): RawRecord {
  const { amparo_key: key, ...headers } = row.headers;
  return { topic: row.topic, partition: 0, position: '0', key: key ?? row.subject, headers, payload: row.payload };
}
