import { Opener, receiptKeyPair, Sealer } from '@amparo/platform';
import type { FileKind } from '../attachments/file-kinds.rules';
import type { Receipt } from '../receipts/receipt.rules';

/** What the door has to know of a file between two pieces of it. */
export interface UploadState {
  /** As whoever sends it called it, without return codes. */
  name: string;
  /** Once it is known. */
  kind?: FileKind;
  /** SHA-256 of what is here, laid aside; of all of it, once all is here. */
  hash: string;
}

/** Seals what is known of a file to its return code: between two calls nobody at the door can read it. */
export async function sealState(state: UploadState, id: string, receipt: Receipt): Promise<Buffer> {
  const { publicKey } = await receiptKeyPair(Buffer.from(receipt));
  return (await Sealer.fromPublicKey(publicKey)).seal(Buffer.from(JSON.stringify(state)), placeOf(id));
}

/** @throws when it is not of this upload and this return code */
export async function openState(sealed: Buffer, id: string, receipt: Receipt): Promise<UploadState> {
  const opener = Opener.fromKeyPair(await receiptKeyPair(Buffer.from(receipt)));
  return JSON.parse((await opener.open(sealed, placeOf(id))).toString('utf8')) as UploadState;
}

function placeOf(id: string): Buffer {
  return Buffer.from(`upload/${id}`);
}
