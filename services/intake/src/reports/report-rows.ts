import type { Urgency } from '@amparo/domain';
import type { EntityManager } from 'typeorm';
import type { CaseTakenBack } from '../bursts/bursts.rules';
import { nameReceipts } from '../receipts/name-receipts';

/** What the door knows of a report between two bodies of it: S1 only. */
export interface ReportRow {
  id: string;
  reference: string;
  urgency: Urgency;
  reprisal: boolean;
  acts: string[];
  because: string[];
  sequence: number;
  version: number;
  /** Its first body came in a burst, after the first of that. */
  ofBurst: boolean;
  /** The case that the body at hand says it adds to, where the code exists. */
  continues: string | null;
}

/** What a body brings along for a report that it may be the first of. */
export interface ReportKeys {
  receiptHash: Buffer;
  /** Public key that belongs to the return code: what is written to the person is sealed to it. */
  replyKey: Buffer;
  /** The case code that the body mentions, if any. */
  caseReference: string | undefined;
}

/** One body, as it is stored: what is known of its report from now on, the submission, its envelope. */
export interface NewSubmission {
  id: string;
  report: ReportRow;
  bodyHash: Buffer;
  sealed: Buffer;
}

/** A first body together with the report that it makes. */
export interface FirstSubmission extends NewSubmission {
  keys: ReportKeys;
}

/**
 * Makes the report of a return code, or finds it, and locks it: what follows in this transaction is in the order of the
 * case. From here on the transaction sees this report alone. The mentioned case is always looked for, found or not, so
 * that the answer takes as long either way.
 *
 * @param fresh the report, should the return code have none yet
 */
export async function lockReport(tx: EntityManager, fresh: { id: string; reference: string; ofBurst: boolean }, keys: ReportKeys): Promise<ReportRow> {
  await nameReceipts(tx, [keys.receiptHash]);
  await tx.query(`SELECT set_config('amparo.reference', $1, true)`, [keys.caseReference ?? 'none']);
  const rows: ReportRow[] = await tx.query(
    `INSERT INTO reports (id, receipt_hash, reference, reply_key, of_burst) VALUES ($1, $2, $3, $4, $6)
     ON CONFLICT (receipt_hash) DO UPDATE SET receipt_hash = excluded.receipt_hash
     RETURNING id, reference, urgency, reprisal, acts, because, sequence, version, of_burst AS "ofBurst",
       (SELECT other.id FROM reports other WHERE other.reference = $5 AND other.id <> reports.id) AS continues`,
    [fresh.id, keys.receiptHash, fresh.reference, keys.replyKey, keys.caseReference ?? 'none', fresh.ofBurst],
  );
  return rows[0]!;
}

/** A withdrawal, by what it can be told with. */
export interface TakingBack {
  receiptHash: Buffer;
  bodyHash: Buffer;
  /** The case code that it mentions, if any. */
  caseReference: string | undefined;
}

/** What a withdrawal can be about: what was sent before under its code, and the case that it quotes; nothing where this very body came before. */
export async function findTakenBack(tx: EntityManager, { receiptHash, bodyHash, caseReference }: TakingBack): Promise<CaseTakenBack[]> {
  await nameReceipts(tx, [receiptHash]);
  await tx.query(`SELECT set_config('amparo.reference', $1, true)`, [caseReference ?? 'none']);
  return tx.query<CaseTakenBack[]>(
    `WITH own AS (SELECT r.id, r.of_burst, EXISTS (SELECT 1 FROM submissions s WHERE s.report_id = r.id AND s.body_hash = $2) AS repeated FROM reports r WHERE r.receipt_hash = $1),
     about AS (SELECT id, false AS quoted, of_burst FROM own UNION ALL SELECT id, true, of_burst FROM reports WHERE reference = $3 AND receipt_hash <> $1)
     SELECT id AS "caseId", quoted, of_burst AS "ofBurst" FROM about WHERE NOT EXISTS (SELECT 1 FROM own WHERE repeated)`,
    [receiptHash, bodyHash, caseReference ?? 'none'],
  );
}

/** The answer that an equal body got before under the same return code, if one was sent. */
export async function findSubmission(tx: EntityManager, reportId: string, bodyHash: Buffer): Promise<{ id: string; urgency: Urgency } | undefined> {
  const rows: { id: string; urgency: Urgency }[] = await tx.query(
    'SELECT id, urgency FROM submissions WHERE report_id = $1 AND body_hash = $2', [reportId, bodyHash],
  );
  return rows[0];
}

/** Stores a further body of a report that is locked. */
export async function keepSubmission(tx: EntityManager, submission: NewSubmission): Promise<void> {
  const { id, bodyHash, sealed, report } = submission;
  await tx.query(
    `WITH report AS (
       UPDATE reports SET urgency = $4, reprisal = $5, acts = $6, because = $7, sequence = $8, version = $9 WHERE id = $2),
     submission AS (INSERT INTO submissions (id, report_id, sequence, body_hash, urgency) VALUES ($1, $2, $8, $3, $4))
     INSERT INTO envelopes (id, kind, sealed) VALUES ($1, 'REPORT', $10)`,
    [id, report.id, bodyHash, report.urgency, report.reprisal, report.acts, report.because, report.sequence, report.version, sealed],
  );
}

/**
 * Makes the reports of several return codes, those that have one already left out. In the order of the codes' hashes, so
 * that no two transactions wait for each other in a ring.
 *
 * @returns ids of the reports that were made
 */
export async function makeReports(tx: EntityManager, firsts: readonly FirstSubmission[]): Promise<Set<string>> {
  await nameReceipts(tx, firsts.map(({ keys }) => keys.receiptHash));
  const rows: { id: string }[] = await tx.query(
    `INSERT INTO reports (id, receipt_hash, reference, reply_key, urgency, reprisal, acts, because, sequence, version, of_burst)
     SELECT id, receipt_hash, reference, reply_key, urgency, reprisal, acts::text[], because::text[], sequence, version, of_burst
     FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::bytea[], $5::text[], $6::boolean[], $7::text[], $8::text[], $9::integer[], $10::integer[], $11::boolean[])
       AS fresh (id, receipt_hash, reference, reply_key, urgency, reprisal, acts, because, sequence, version, of_burst)
     ORDER BY receipt_hash
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      firsts.map(({ report }) => report.id), firsts.map(({ keys }) => keys.receiptHash), firsts.map(({ report }) => report.reference),
      firsts.map(({ keys }) => keys.replyKey), firsts.map(({ report }) => report.urgency), firsts.map(({ report }) => report.reprisal),
      firsts.map(({ report }) => codeList(report.acts)), firsts.map(({ report }) => codeList(report.because)),
      firsts.map(({ report }) => report.sequence), firsts.map(({ report }) => report.version), firsts.map(({ report }) => report.ofBurst),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Stores the first bodies of reports that this transaction made. */
export async function keepFirstSubmissions(tx: EntityManager, firsts: readonly NewSubmission[]): Promise<void> {
  await tx.query(
    `WITH fresh AS MATERIALIZED (
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::bytea[], $5::text[], $6::bytea[])
         AS fresh (id, report_id, sequence, body_hash, urgency, sealed)),
     submission AS (INSERT INTO submissions (id, report_id, sequence, body_hash, urgency) SELECT id, report_id, sequence, body_hash, urgency FROM fresh)
     INSERT INTO envelopes (id, kind, sealed) SELECT id, 'REPORT', sealed FROM fresh`,
    [
      firsts.map(({ id }) => id), firsts.map(({ report }) => report.id), firsts.map(({ report }) => report.sequence),
      firsts.map(({ bodyHash }) => bodyHash), firsts.map(({ report }) => report.urgency), firsts.map(({ sealed }) => sealed),
    ],
  );
}

/** A list as PostgreSQL writes it: an array of arrays cannot have rows of unequal length. */
function codeList(codes: readonly string[]): string {
  return `{${codes.map((code) => JSON.stringify(code)).join(',')}}`;
}
