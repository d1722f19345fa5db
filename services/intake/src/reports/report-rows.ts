import type { Urgency } from '@amparo/domain';
import type { EntityManager } from 'typeorm';

/** What the door knows of a report between two bodies of it: S1 only. */
export interface ReportRow {
  id: string;
  reference: string;
  urgency: Urgency;
  reprisal: boolean;
  acts: string[];
  because: string[];
  sequence: number;
  /** The case that the body at hand says it adds to, where the code exists. */
  continues: string | null;
}

/** A new report, should the return code have none yet. */
export interface NewReport {
  id: string;
  receiptHash: Buffer;
  reference: string;
  /** Public key that belongs to the return code: what is written to the person is sealed to it. */
  replyKey: Buffer;
  /** The case code that the body mentions, if any. */
  caseReference: string | undefined;
}

/** One body, as it is stored. */
export interface NewSubmission {
  id: string;
  sequence: number;
  bodyHash: Buffer;
  sealed: Buffer;
  urgency: Urgency;
  reprisal: boolean;
  acts: string[];
  because: string[];
}

/**
 * Makes the report of a return code, or finds it, and locks it: what follows in this transaction is in the order of the
 * case. From here on the transaction sees this report alone. The mentioned case is always looked for, found or not, so
 * that the answer takes as long either way.
 */
export async function lockReport(tx: EntityManager, report: NewReport): Promise<ReportRow> {
  await tx.query(`SELECT set_config('amparo.receipt_hash', $1, true), set_config('amparo.reference', $2, true)`, [
    report.receiptHash.toString('hex'), report.caseReference ?? 'none',
  ]);
  const rows: ReportRow[] = await tx.query(
    `INSERT INTO reports (id, receipt_hash, reference, reply_key) VALUES ($1, $2, $3, $4)
     ON CONFLICT (receipt_hash) DO UPDATE SET receipt_hash = excluded.receipt_hash
     RETURNING id, reference, urgency, reprisal, acts, because, sequence,
       (SELECT other.id FROM reports other WHERE other.reference = $5 AND other.id <> reports.id) AS continues`,
    [report.id, report.receiptHash, report.reference, report.replyKey, report.caseReference ?? 'none'],
  );
  return rows[0]!;
}

/** The answer that an equal body got before under the same return code, if one was sent. */
export async function findSubmission(tx: EntityManager, reportId: string, bodyHash: Buffer): Promise<{ id: string; urgency: Urgency } | undefined> {
  const rows: { id: string; urgency: Urgency }[] = await tx.query(
    'SELECT id, urgency FROM submissions WHERE report_id = $1 AND body_hash = $2', [reportId, bodyHash],
  );
  return rows[0];
}

/** Stores a body: what is known of the report, the submission, its envelope. @returns the report's version after it */
export async function keepSubmission(tx: EntityManager, reportId: string, submission: NewSubmission): Promise<number> {
  const { id, sequence, bodyHash, sealed, urgency, reprisal, acts, because } = submission;
  const rows: { version: number }[] = await tx.query(
    `WITH report AS (
       UPDATE reports SET urgency = $5, reprisal = $6, acts = $7, because = $8, sequence = $3, version = version + 1
       WHERE id = $1 RETURNING version),
     submission AS (INSERT INTO submissions (id, report_id, sequence, body_hash, urgency) VALUES ($2, $1, $3, $4, $5)),
     envelope AS (INSERT INTO envelopes (id, kind, sealed) VALUES ($2, 'REPORT', $9))
     SELECT version FROM report`,
    [reportId, id, sequence, bodyHash, urgency, reprisal, acts, because, sealed],
  );
  return rows[0]!.version;
}
