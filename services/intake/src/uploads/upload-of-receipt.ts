import type { EntityManager } from 'typeorm';
import { lockReportOfFiles, type ReportOfFiles } from '../attachments/attachment-rows';
import { unknownReceipt } from '../conversation/conversation-body.rules';
import { findUpload, type UploadRow } from './upload-rows';
import { unknownUpload } from './upload.rules';

/**
 * Locks the report of a return code and finds one of its uploads.
 *
 * @throws Refusal `receipt.unknown`, `upload.unknown`
 */
export async function getUploadOfReceipt(tx: EntityManager, receiptHash: Buffer, id: string): Promise<{ report: ReportOfFiles; upload: UploadRow }> {
  const report = await lockReportOfFiles(tx, receiptHash);
  if (report === undefined) throw unknownReceipt();
  const upload = await findUpload(tx, report.id, id);
  if (upload === undefined) throw unknownUpload();
  return { report, upload };
}
