import type { EntityManager } from 'typeorm';
import { countFiles, hasFile, keepFile } from './attachment-rows';
import { whyNotAdded, type AttachmentLimits, type FileRefusal } from './attachment.rules';

/** A file that lies sealed at the door and belongs to no report, with what stands for its content under the return code. */
export interface FileToAdd {
  id: string;
  size: number;
  contentHash: Buffer;
}

/**
 * Makes a file one of a report that is locked, or lets go of it: it is there already, or there is no room for it.
 *
 * @returns whether the report has one more now, or why it was not taken
 */
export async function addFile(tx: EntityManager, reportId: string, file: FileToAdd, limits: AttachmentLimits): Promise<{ isNew: boolean; refused?: FileRefusal }> {
  const isRepeat = await hasFile(tx, reportId, file.contentHash);
  const refused = isRepeat ? undefined : whyNotAdded(await countFiles(tx, reportId), file.size, limits);
  if (!isRepeat && refused === undefined) {
    await keepFile(tx, reportId, file);
    return { isNew: true };
  }
  await tx.query('DELETE FROM attachments WHERE id = $1 AND report_id IS NULL', [file.id]);
  return { isNew: false, ...(refused === undefined ? {} : { refused }) };
}
