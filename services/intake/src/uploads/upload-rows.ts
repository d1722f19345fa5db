import type { EntityManager } from 'typeorm';
import type { FilesSoFar, FileRefusal } from '../attachments/attachment.rules';

/** How far an upload came. */
export interface UploadRow {
  /** Bytes of the whole file, as was said before it came. */
  size: number;
  /** Bytes that are here. */
  received: number;
  /** Parts in which they lie. */
  parts: number;
  /** Sealed to the return code; null once it is over. */
  state: Buffer | null;
  /** What became of it; null while it goes on. */
  outcome: 'taken' | FileRefusal | null;
}

/** An upload of a report that is at hand; nothing where there is none, or its time is over. One that became a file of the report stays taken. */
export async function findUpload(tx: EntityManager, reportId: string, id: string): Promise<UploadRow | undefined> {
  const rows: UploadRow[] = await tx.query(
    `SELECT size, received, parts, state, outcome FROM uploads WHERE id = $1 AND report_id = $2 AND expires_at > now()
     UNION ALL SELECT size, size, 0, NULL, 'taken' FROM attachments WHERE id = $1 AND report_id = $2 LIMIT 1`,
    [id, reportId],
  );
  return rows[0];
}

/** Begins an upload. What is left of an older one of this name, whose time is over, goes. */
export async function makeUpload(tx: EntityManager, reportId: string, { id, size, state }: { id: string; size: number; state: Buffer }): Promise<void> {
  await tx.query('DELETE FROM uploads WHERE id = $1', [id]);
  await tx.query('DELETE FROM attachments WHERE id = $1 AND report_id IS NULL', [id]);
  await tx.query(`INSERT INTO attachments (id, size, expires_at) VALUES ($1, $2, now() + interval '1 hour')`, [id, size]);
  await tx.query(`INSERT INTO uploads (id, report_id, size, state, expires_at) VALUES ($1, $2, $3, $4, now() + interval '1 hour')`, [id, reportId, size, state]);
}

/** What is on its way to a report. */
export async function countUploads(tx: EntityManager, reportId: string): Promise<FilesSoFar> {
  const rows: FilesSoFar[] = await tx.query(
    'SELECT count(*)::int AS files, coalesce(sum(size), 0)::int AS bytes FROM uploads WHERE report_id = $1 AND outcome IS NULL AND expires_at > now()', [reportId],
  );
  return rows[0]!;
}

/** Bytes that are on their way to all reports, as was said before they came. */
export async function countBytesOnTheirWay(tx: EntityManager): Promise<number> {
  const rows: { bytes: string }[] = await tx.query('SELECT coalesce(sum(size), 0) AS bytes FROM attachments WHERE report_id IS NULL AND expires_at > now()');
  return Number(rows[0]!.bytes);
}

/** A part, with what is known after it. */
export interface NewPart {
  id: string;
  number: number;
  sealed: Buffer;
  /** How far the upload was before. */
  before: number;
  received: number;
  state: Buffer;
}

/** Adds a part to an upload that is still as far as it was, which has an hour from now on, and a day in all. @returns whether it was; otherwise nothing is written */
export async function addPart(tx: EntityManager, { id, number, sealed, before, received, state }: NewPart): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `WITH upload AS (
       UPDATE uploads u SET received = $3, parts = $4, state = $5, expires_at = least(a.begun_at + interval '1 day', now() + interval '1 hour')
       FROM attachments a WHERE a.id = u.id AND u.id = $1 AND u.received = $2 AND u.outcome IS NULL AND u.expires_at > now() RETURNING u.id, u.expires_at),
     attachment AS (UPDATE attachments a SET expires_at = upload.expires_at FROM upload WHERE a.id = upload.id)
     SELECT id FROM upload`,
    [id, before, received, number, state],
  );
  if (rows.length === 0) return false;
  await tx.query('INSERT INTO attachment_parts (attachment_id, number, sealed) VALUES ($1, $2, $3)', [id, number, sealed]);
  return true;
}

/** It came to an end. */
export async function endUpload(tx: EntityManager, id: string, outcome: 'taken' | FileRefusal): Promise<void> {
  await tx.query('UPDATE uploads SET outcome = $2, state = NULL WHERE id = $1 AND outcome IS NULL', [id, outcome]);
  if (outcome !== 'taken') await tx.query('DELETE FROM attachments WHERE id = $1 AND report_id IS NULL', [id]);
}
