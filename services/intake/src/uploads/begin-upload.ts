import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { countFiles, lockReportOfFiles } from '../attachments/attachment-rows';
import { plainName } from '../attachments/attachment.rules';
import { RoomForFiles } from '../attachments/room-for-files';
import { IntakeConfig } from '../config';
import { unknownReceipt } from '../conversation/conversation-body.rules';
import { doorBusy, refuseWhenAway } from '../door-busy';
import { ReceiptKey } from '../receipts/receipt-key';
import { withoutReceipts } from '../receipts/receipt-removal.rules';
import type { Receipt } from '../receipts/receipt.rules';
import { Sha256 } from './sha256.rules';
import { countBytesOnTheirWay, countUploads, findUpload, makeUpload } from './upload-rows';
import { sealState } from './upload-state';
import { otherUpload, reachedBy, refusedFile, whyNotBegun, type Progress, type UploadWanted } from './upload.rules';

/**
 * Begins a file that comes piece by piece. What the door calls it follows from the return code and the name that the sender drew: whoever
 * lost the answer, or her telephone's memory of it, begins again and goes on (ADR 0041).
 */
@Injectable()
export class BeginUpload {
  constructor(private readonly config: IntakeConfig, private readonly database: Database, private readonly keys: ReceiptKey, private readonly room: RoomForFiles) {}

  /** @throws Refusal `receipt.unknown`, `upload.other`, `attachment.*`; `door.busy` when the database is away, or too much is on its way to the door or waits for casework */
  async run(receipt: Receipt, { file, name, size }: UploadWanted): Promise<Progress> {
    const upload = this.keys.nameUnder(receipt, `upload ${file.toLowerCase()}`);
    const clean = String(withoutReceipts(plainName(name), receipt).body);
    const state = await sealState({ name: clean, hash: Sha256.begin().lay() }, upload, receipt);
    const offset = await refuseWhenAway(() => this.database.transaction((tx) => this.begin(tx, this.keys.hashOf(receipt), { id: upload, size, state })));
    return { upload, offset, size };
  }

  private async begin(tx: EntityManager, receiptHash: Buffer, wanted: { id: string; size: number; state: Buffer }): Promise<number> {
    const report = await lockReportOfFiles(tx, receiptHash);
    if (report === undefined) throw unknownReceipt();
    const known = await findUpload(tx, report.id, wanted.id);
    if (known !== undefined && known.size !== wanted.size) throw otherUpload();
    if (known !== undefined) return reachedBy(known);
    const refused = whyNotBegun(wanted.size, await countFiles(tx, report.id), await countUploads(tx, report.id), this.config.attachmentLimits());
    if (refused !== undefined) throw refusedFile(refused);
    await this.room.refuseWhenFull();
    if ((await countBytesOnTheirWay(tx)) + wanted.size > this.config.uploadBytes) throw doorBusy();
    await makeUpload(tx, report.id, wanted);
    return 0;
  }
}
