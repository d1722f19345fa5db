import type { Urgency } from '@amparo/domain';
import type { EntityManager } from 'typeorm';
import { nameReceipts } from '../receipts/name-receipts';

/** The same words again within this time are a repeat after a lost answer, not a second message. */
const REPEAT_WITHIN = '10 minutes';

/** A message as it is stored: sealed twice, and keyed hashes. */
export interface NewMessage {
  id: string;
  receiptHash: Buffer;
  textHash: Buffer;
  forCasework: Buffer;
  forReporter: Buffer;
  /** ISO date: public times are days. */
  day: string;
}

/** The report that a message belongs to. */
export interface ReportOfMessage {
  id: string;
  reference: string;
  urgency: Urgency;
  /** The same words were the last ones, a moment ago. */
  repeat: boolean;
}

/** Locks the report of a return code, if there is one. From here on the transaction sees this report alone. */
export async function lockReportOfMessage(tx: EntityManager, message: NewMessage, now: Date): Promise<ReportOfMessage | undefined> {
  await nameReceipts(tx, [message.receiptHash]);
  const rows: ReportOfMessage[] = await tx.query(
    `SELECT id, reference, urgency,
       coalesce(last_message_hash = $2::bytea AND last_message_at > $3::timestamptz - interval '${REPEAT_WITHIN}', false) AS repeat
     FROM reports WHERE receipt_hash = $1 FOR UPDATE`,
    [message.receiptHash, message.textHash, now],
  );
  return rows[0];
}

/** Stores a message: once for the person, once for casework. @returns the report's version after it */
export async function keepMessage(tx: EntityManager, reportId: string, message: NewMessage, now: Date): Promise<number> {
  const rows: { version: number }[] = await tx.query(
    `WITH report AS (
       UPDATE reports SET version = version + 1, last_message_hash = $2, last_message_at = $3 WHERE id = $1 RETURNING version),
     message AS (
       INSERT INTO messages (id, report_id, number, author, sealed, day) SELECT $4, $1, version, 'YOU', $5, $6::date FROM report),
     envelope AS (INSERT INTO envelopes (id, kind, sealed) VALUES ($4, 'MESSAGE', $7))
     SELECT version FROM report`,
    [reportId, message.textHash, now, message.id, message.forReporter, message.day, message.forCasework],
  );
  return rows[0]!.version;
}
