import { ReporterAddedFilesSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import type { Outbox } from '@amparo/messaging';
import type { EntityManager } from 'typeorm';
import type { ReportOfFiles } from './attachment-rows';

/** Tells that a report has these files now, by their ids; where there are none, nothing. */
export async function tellFiles(tx: EntityManager, outbox: Outbox, { id, urgency }: ReportOfFiles, fileIds: string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const [rows] = await tx.query<[{ version: number }[], number]>('UPDATE reports SET version = version + 1 WHERE id = $1 RETURNING version', [id]);
  outbox.add(tx, ReporterAddedFilesSchema, { subject: id, version: rows[0]!.version, lane: laneOf(urgency) }, { caseId: id, attachmentIds: fileIds });
}
