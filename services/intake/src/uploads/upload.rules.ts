import { malformedRequest, Refusal } from '@amparo/kernel';
import type { AttachmentLimits, FileRefusal, FilesSoFar } from '../attachments/attachment.rules';
import { whyNotAdded } from '../attachments/attachment.rules';

/** A file that somebody wants to send piece by piece. */
export interface UploadWanted {
  /** Its name for whoever sends it, a UUID: the same one again is the same upload. */
  file: string;
  /** As it is called there. */
  name: string;
  /** Bytes. */
  size: number;
}

/** How far an upload came. */
export interface Progress {
  /** By what the door calls it; without the return code it is good for nothing. */
  upload: string;
  /** So many bytes are here for good: the next piece begins there. */
  offset: number;
  size: number;
}

/** An upload is not where whoever sends thinks that it is: somebody else went on with it, or an answer was lost. */
export class UploadElsewhere extends Refusal {
  /** @param offset where it is */
  constructor(readonly offset: number) {
    super('conflict', 'upload.offset', 'The file goes on at another place. Ask how far it came and send from there.');
  }
}

const WORDS: Readonly<Record<FileRefusal, string>> = {
  'attachment.kind': 'This kind of file is not taken.',
  'attachment.empty': 'The file is empty.',
  'attachment.oversize': 'The file is too large.',
  'attachment.too-many': 'There are too many files.',
  'attachment.oversize-together': 'Together the files are too large.',
};
const KIND_OF = {
  'attachment.kind': 'unprocessable', 'attachment.empty': 'malformed', 'attachment.oversize': 'oversize', 'attachment.too-many': 'conflict', 'attachment.oversize-together': 'oversize',
} as const satisfies Record<FileRefusal, string>;

/** A file that is not taken, said at once: further pieces would be sent for nothing. */
export function refusedFile(code: FileRefusal): Refusal {
  return new Refusal(KIND_OF[code], code, WORDS[code]);
}

/** One answer for an upload that the return code does not have: never begun, or not gone on with for an hour, or a day old. */
export function unknownUpload(): Refusal {
  return new Refusal('absent', 'upload.unknown', 'There is no such upload, or its time is over. Begin it again.');
}

/** Not all of the file is here. */
export function incompleteUpload(): Refusal {
  return new Refusal('conflict', 'upload.incomplete', 'Not all of the file is here. Ask how far it came and send the rest.');
}

/** The name was given to another file before. */
export function otherUpload(): Refusal {
  return new Refusal('conflict', 'upload.other', 'This name was given to a file of another size. Draw a new one.');
}

/**
 * Whether a file of some size may begin to come.
 *
 * @param there files of the report that are there
 * @param coming those that are on their way
 * @returns why not, or nothing where it may
 */
export function whyNotBegun(size: number, there: FilesSoFar, coming: FilesSoFar, limits: AttachmentLimits): FileRefusal | undefined {
  if (size === 0) return 'attachment.empty';
  if (size > limits.fileBytes) return 'attachment.oversize';
  return whyNotAdded({ files: there.files + coming.files, bytes: there.bytes + coming.bytes }, size, limits);
}

/**
 * How far an upload came: to its end, where it became a file of the report.
 *
 * @throws Refusal `attachment.*` for one that is not taken
 */
export function reachedBy({ outcome, size, received }: { outcome: 'taken' | FileRefusal | null; size: number; received: number }): number {
  if (outcome === null) return received;
  if (outcome === 'taken') return size;
  throw refusedFile(outcome);
}

/** @throws Refusal `request.malformed` */
export function offsetIn(header: unknown): number {
  if (typeof header !== 'string' || !/^\d{1,10}$/.test(header)) throw malformedRequest();
  return Number(header);
}
