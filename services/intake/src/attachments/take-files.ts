import { Outbox, reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { FormFields, type FilePart, type FormParts } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IntakeConfig } from '../config';
import { unknownReceipt } from '../conversation/conversation-body.rules';
import { refuseWhenAway } from '../door-busy';
import { ReceiptKey } from '../receipts/receipt-key';
import { withoutReceipts } from '../receipts/receipt-removal.rules';
import type { Receipt } from '../receipts/receipt.rules';
import { addFile } from './add-file';
import { lockReportOfFiles, type ReportOfFiles } from './attachment-rows';
import type { FileOutcome } from './attachment.rules';
import { FilesUnderWay } from './files-under-way';
import { RoomForFiles } from './room-for-files';
import { SealFile, type SealedFile } from './seal-file';
import { tellFiles } from './tell-files';

/** Room for what is in a form beside its files. */
const BESIDE_FILES = 1_048_576;

/** What came of a form with files. */
export interface FilesTaken {
  /** All fields of the form. */
  fields: FormFields;
  /** The case code; nothing where the form named no return code before its files: then none was read. */
  reference?: string;
  /** Of each file, in the order of the form. */
  outcomes: FileOutcome[];
}

/**
 * Takes files to a report that was sent before. Words come first and files after them, so that a connection that breaks under a large
 * photo never costs a report (delivery: Lanes). A file that came before under the same return code is not kept twice.
 *
 * @throws Refusal `receipt.unknown`; `request.malformed` for a form that breaks off, `request.oversize`; `door.busy` when the database is
 *   away, too many send files at this moment, others need the place of whoever sends nearly nothing, or too much waits for casework
 */
@Injectable()
export class TakeFiles {
  constructor(
    private readonly config: IntakeConfig,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly keys: ReceiptKey,
    private readonly sealFile: SealFile,
    private readonly underWay: FilesUnderWay,
    private readonly room: RoomForFiles,
  ) {}

  /**
   * @param place from where it comes, as bursts have it
   * @param receiptOf reads the return code from the fields before a file; what it throws is thrown
   */
  async run(form: FormParts, place: string, receiptOf: (before: FormFields) => Receipt | undefined): Promise<FilesTaken> {
    const taking: { receipt?: Receipt; report?: ReportOfFiles; sealed: (SealedFile | FileOutcome)[] } = { sealed: [] };
    try {
      const { fileBytes, files, bytes } = this.config.attachmentLimits();
      const read = await form.read({ fileBytes, bytes: bytes + BESIDE_FILES, files }, async (file, before) => {
        taking.receipt ??= receiptOf(before);
        const { receipt } = taking;
        // A browser sends a part without a name where no file was chosen.
        if (receipt === undefined || file.name === '') return;
        await refuseWhenAway(async () => {
          const report = (taking.report ??= await this.reportOf(receipt));
          await this.room.refuseWhenFull();
          taking.sealed.push(await this.underWay.run({ reportId: report.id, place }, file.bytes, (bytes) => this.seal({ ...file, bytes }, receipt)));
        });
      });
      const { receipt, report } = taking;
      if (receipt === undefined) return { fields: read.fields, outcomes: [] };
      const outcomes = report === undefined ? [] : await refuseWhenAway(() => this.database.transaction((tx) => this.keep(tx, receipt, taking.sealed)));
      await reach('files.after-commit');
      const reference = (report ?? await refuseWhenAway(() => this.reportOf(receipt))).reference;
      return { fields: read.fields, reference, outcomes: read.moreFiles ? [...outcomes, { taken: false, code: 'attachment.too-many' }] : outcomes };
    } catch (error) {
      for (const one of taking.sealed) if ('id' in one) await this.sealFile.drop(one.id).catch(() => undefined);
      throw error;
    }
  }

  private reportOf(receipt: Receipt): Promise<ReportOfFiles> {
    return this.database.transaction(async (tx) => {
      const report = await lockReportOfFiles(tx, this.keys.hashOf(receipt));
      if (report === undefined) throw unknownReceipt();
      return report;
    });
  }

  private async seal(file: FilePart, receipt: Receipt): Promise<SealedFile | FileOutcome> {
    const sealed = await this.sealFile.run(file, (name) => String(withoutReceipts(name, receipt).body));
    return typeof sealed === 'string' ? { taken: false, code: sealed } : sealed;
  }

  private async keep(tx: EntityManager, receipt: Receipt, files: readonly (SealedFile | FileOutcome)[]): Promise<FileOutcome[]> {
    const report = await lockReportOfFiles(tx, this.keys.hashOf(receipt));
    if (report === undefined) throw unknownReceipt();
    const kept: string[] = [];
    const outcomes: FileOutcome[] = [];
    for (const file of files) {
      if ('taken' in file) {
        outcomes.push(file);
        continue;
      }
      const contentHash = this.keys.hashOfContent(receipt, `file ${file.sha256}`);
      const { isNew, refused } = await addFile(tx, report.id, { ...file, contentHash }, this.config.attachmentLimits());
      if (isNew) kept.push(file.id);
      outcomes.push(refused === undefined ? { taken: true } : { taken: false, code: refused });
    }
    await tellFiles(tx, this.outbox, report, kept);
    await reach('files.before-commit');
    return outcomes;
  }
}
