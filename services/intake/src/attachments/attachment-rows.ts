import type { Urgency } from '@amparo/domain';
import type { EntityManager } from 'typeorm';
import { nameReceipts } from '../receipts/name-receipts';
import type { FilesSoFar } from './attachment.rules';

/** The report that files are added to. */
export interface ReportOfFiles {
  id: string;
  reference: string;
  urgency: Urgency;
}

/** Locks the report of a return code, if there is one. From here on the transaction sees this report alone. */
export async function lockReportOfFiles(tx: EntityManager, receiptHash: Buffer): Promise<ReportOfFiles | undefined> {
  await nameReceipts(tx, [receiptHash]);
  const rows: ReportOfFiles[] = await tx.query('SELECT id, reference, urgency FROM reports WHERE receipt_hash = $1 FOR UPDATE', [receiptHash]);
  return rows[0];
}

/** What a report has of files already, handed over or not. */
export async function countFiles(tx: EntityManager, reportId: string): Promise<FilesSoFar> {
  const rows: FilesSoFar[] = await tx.query(
    'SELECT count(*)::int AS files, coalesce(sum(size), 0)::int AS bytes FROM attachments WHERE report_id = $1', [reportId],
  );
  return rows[0]!;
}

/** Whether the report has this very file already. */
export async function hasFile(tx: EntityManager, reportId: string, contentHash: Buffer): Promise<boolean> {
  return (await tx.query<unknown[]>('SELECT 1 FROM attachments WHERE report_id = $1 AND content_hash = $2', [reportId, contentHash])).length > 0;
}

/** Makes a file that was sent one of a report: from now on it is handed over. */
export async function keepFile(tx: EntityManager, reportId: string, { id, contentHash, size }: { id: string; contentHash: Buffer; size: number }): Promise<void> {
  await tx.query('UPDATE attachments SET report_id = $2, content_hash = $3, size = $4, begun_at = NULL, expires_at = NULL WHERE id = $1 AND report_id IS NULL', [id, reportId, contentHash, size]);
}
