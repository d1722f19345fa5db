import { Outbox, reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Sealer } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addFile } from '../attachments/add-file';
import { placeOf, type FileOutcome, type SealedAbout } from '../attachments/attachment.rules';
import { tellFiles } from '../attachments/tell-files';
import { IntakeConfig } from '../config';
import { refuseWhenAway } from '../door-busy';
import { ReceiptKey } from '../receipts/receipt-key';
import type { Receipt } from '../receipts/receipt.rules';
import { getUploadOfReceipt } from './upload-of-receipt';
import { endUpload, type UploadRow } from './upload-rows';
import { openState } from './upload-state';
import { incompleteUpload } from './upload.rules';

/** What became of a file that came piece by piece. */
export interface UploadFinished {
  reference: string;
  outcome: FileOutcome;
}

/** Makes what came piece by piece one file of the report, as if it had come at once. Finished again, the answer is the same, and nothing is told again. */
@Injectable()
export class FinishUpload {
  constructor(
    private readonly config: IntakeConfig,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly keys: ReceiptKey,
    private readonly sealer: Sealer,
  ) {}

  /** @throws Refusal `receipt.unknown`, `upload.unknown`, `upload.incomplete`, `door.busy` */
  async run(receipt: Receipt, id: string): Promise<UploadFinished> {
    const finished = await refuseWhenAway(() => this.database.transaction((tx) => this.finish(tx, receipt, id)));
    await reach('upload.after-finish');
    return finished;
  }

  private async finish(tx: EntityManager, receipt: Receipt, id: string): Promise<UploadFinished> {
    const { report, upload } = await getUploadOfReceipt(tx, this.keys.hashOf(receipt), id);
    const { reference } = report;
    if (upload.outcome !== null) return { reference, outcome: outcomeOf(upload.outcome) };
    if (upload.received < upload.size || upload.state === null) throw incompleteUpload();
    const about = await this.aboutOf(upload, upload.state, receipt, id);
    await tx.query('INSERT INTO attachment_parts (attachment_id, number, sealed) VALUES ($1, 0, $2)', [id, await this.sealer.seal(Buffer.from(JSON.stringify(about)), placeOf(id, 0))]);
    const contentHash = this.keys.hashOfContent(receipt, `file ${about.sha256}`);
    const { isNew, refused } = await addFile(tx, report.id, { id, size: upload.size, contentHash }, this.config.attachmentLimits());
    await tellFiles(tx, this.outbox, report, isNew ? [id] : []);
    await endUpload(tx, id, refused ?? 'taken');
    await reach('upload.before-finish');
    return { reference, outcome: outcomeOf(refused ?? 'taken') };
  }

  private async aboutOf({ size, parts }: UploadRow, sealed: Buffer, receipt: Receipt, id: string): Promise<SealedAbout> {
    const { name, kind, hash } = await openState(sealed, id, receipt);
    if (kind === undefined) throw new Error('a file that is all here has a kind');
    return { name, kind, size, sha256: hash, parts };
  }
}

function outcomeOf(outcome: NonNullable<UploadRow['outcome']>): FileOutcome {
  return outcome === 'taken' ? { taken: true } : { taken: false, code: outcome };
}
