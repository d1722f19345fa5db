import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { refuseWhenAway } from '../door-busy';
import { ReceiptKey } from '../receipts/receipt-key';
import type { Receipt } from '../receipts/receipt.rules';
import { getUploadOfReceipt } from './upload-of-receipt';
import { reachedBy, type Progress } from './upload.rules';

/** How far an upload came: asked after a connection was cut, or the door began anew. */
@Injectable()
export class FindProgress {
  constructor(private readonly database: Database, private readonly keys: ReceiptKey) {}

  /** @throws Refusal `receipt.unknown`, `upload.unknown`, `attachment.*` for one that is not taken, `door.busy` */
  async run(receipt: Receipt, id: string): Promise<Progress> {
    const { upload } = await refuseWhenAway(() => this.database.transaction((tx) => getUploadOfReceipt(tx, this.keys.hashOf(receipt), id)));
    return { upload: id, offset: reachedBy(upload), size: upload.size };
  }
}
