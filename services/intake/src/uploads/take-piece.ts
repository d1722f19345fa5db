import { Refusal } from '@amparo/kernel';
import { reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Sealer, type UploadBody } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { lockReportOfFiles } from '../attachments/attachment-rows';
import { PART_BYTES, placeOf } from '../attachments/attachment.rules';
import { findKind } from '../attachments/file-kinds.rules';
import { FilesUnderWay } from '../attachments/files-under-way';
import { refuseWhenAway } from '../door-busy';
import { nameReceipts } from '../receipts/name-receipts';
import { ReceiptKey } from '../receipts/receipt-key';
import type { Receipt } from '../receipts/receipt.rules';
import { piecesOf } from './pieces';
import { Sha256 } from './sha256.rules';
import { getUploadOfReceipt } from './upload-of-receipt';
import { addPart, endUpload, findUpload } from './upload-rows';
import { openState, sealState, type UploadState } from './upload-state';
import { reachedBy, refusedFile, unknownUpload, UploadElsewhere, type Progress } from './upload.rules';

/** A piece as it is sent: of which upload, from where in it on. */
export interface Piece {
  id: string;
  offset: number;
  body: UploadBody;
  /** From where it comes, as bursts have it. */
  place: string;
}

/** An upload while a piece of it comes in. */
interface Underway extends Progress {
  receipt: Receipt;
  reportId: string;
  parts: number;
  state: UploadState;
}

/**
 * Takes a piece of a file from an offset on. It is sealed to casework as it comes, each half megabyte in a transaction of its own, and so
 * is what had come when the connection was cut; what is answered, or found by asking, is durable. Of two who send at once each part is
 * written by one of them: the other is told where the file goes on. Where others need its place it ends with what it has, as if the
 * connection had been cut, but with an answer.
 */
@Injectable()
export class TakePiece {
  constructor(
    private readonly database: Database,
    private readonly keys: ReceiptKey,
    private readonly sealer: Sealer,
    private readonly underWay: FilesUnderWay,
  ) {}

  /** @throws Refusal `receipt.unknown`, `upload.unknown`, `upload.offset`, `attachment.kind`, `request.oversize`, `door.busy` */
  async run(receipt: Receipt, { id, offset, body, place }: Piece): Promise<Progress> {
    const upload = await refuseWhenAway(() => this.find(receipt, id, offset));
    if (upload === undefined) return { upload: id, offset, size: offset };
    const left = upload.size - offset;
    if ((body.length ?? 0) > left) throw new Refusal('oversize', 'request.oversize', 'There is more than belongs to the file.');
    return this.underWay.runAWhile({ reportId: upload.reportId, place }, body.bytes(), async (bytes, ended) => {
      for await (const piece of piecesOf(bytes, left, ended)) {
        if (!(await refuseWhenAway(() => this.keep(upload, piece)))) break;
      }
      return { upload: id, offset: upload.offset, size: upload.size };
    });
  }

  /** @returns nothing where all of the file was taken already */
  private async find(receipt: Receipt, id: string, offset: number): Promise<Underway | undefined> {
    const { report, upload } = await this.database.transaction((tx) => getUploadOfReceipt(tx, this.keys.hashOf(receipt), id));
    const { size, parts, state } = upload;
    const reached = reachedBy(upload);
    if (offset !== reached) throw new UploadElsewhere(reached);
    if (state === null) return undefined;
    return { upload: id, offset, size, receipt, reportId: report.id, parts, state: await openState(state, id, receipt) };
  }

  /** @returns whether it was kept: the first piece is not where it is too short to tell of what kind the file is */
  private async keep(upload: Underway, piece: Buffer): Promise<boolean> {
    const { receipt, upload: id, offset, size } = upload;
    const received = offset + piece.length;
    const kind = upload.state.kind ?? findKind(piece);
    if (kind === undefined && piece.length < PART_BYTES && received < size) return false;
    if (kind === undefined) throw await this.refuseKind(upload);
    const state: UploadState = { ...upload.state, kind, hash: hashAfter(upload, piece) };
    const number = upload.parts + 1;
    const part = {
      id, number, before: offset, received,
      sealed: await this.sealer.seal(piece, placeOf(id, number)),
      state: await sealState(state, id, receipt),
    };
    const isAdded = await this.database.transaction(async (tx) => {
      await nameReceipts(tx, [this.keys.hashOf(receipt)]);
      const isAdded = await addPart(tx, part);
      await reach('upload.before-commit');
      return isAdded;
    });
    if (!isAdded) throw await this.whereItIs(receipt, id);
    Object.assign(upload, { offset: received, parts: number, state });
    await reach('upload.after-commit');
    return true;
  }

  /** Somebody else went on with it meanwhile, or it is over. @throws Refusal `attachment.*` where it was refused */
  private async whereItIs(receipt: Receipt, id: string): Promise<Refusal> {
    const now = await this.database.transaction(async (tx) => {
      const report = await lockReportOfFiles(tx, this.keys.hashOf(receipt));
      return report === undefined ? undefined : findUpload(tx, report.id, id);
    });
    return now === undefined ? unknownUpload() : new UploadElsewhere(reachedBy(now));
  }

  private async refuseKind({ receipt, upload: id }: Underway): Promise<Refusal> {
    await this.database.transaction(async (tx) => {
      await nameReceipts(tx, [this.keys.hashOf(receipt)]);
      await endUpload(tx, id, 'attachment.kind');
    });
    return refusedFile('attachment.kind');
  }
}

/** SHA-256 laid aside after a piece; of the whole file, where it is the last one. */
function hashAfter({ state, offset, size }: Underway, piece: Buffer): string {
  const hash = Sha256.goOn(state.hash);
  if (offset + piece.length < size) {
    hash.add(piece);
    return hash.lay();
  }
  const whole = piece.length - (piece.length % 64);
  hash.add(piece.subarray(0, whole));
  return hash.end(piece.subarray(whole), size);
}
