import type { FileKind } from './file-kinds.rules';

/** How much the door takes. */
export interface AttachmentLimits {
  /** Bytes of a file. */
  fileBytes: number;
  /** Files of a report. */
  files: number;
  /** Bytes of all files of a report. */
  bytes: number;
}

/** Why a file was not taken: stable codes. */
export const FILE_REFUSALS = ['attachment.kind', 'attachment.empty', 'attachment.oversize', 'attachment.too-many', 'attachment.oversize-together'] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** What became of a file. */
export type FileOutcome = { taken: true } | { taken: false; code: FileRefusal };

/** What casework finds in the first part of an attachment: all there is to know of it. */
export interface SealedAbout {
  /** As whoever sent it called it. */
  name: string;
  kind: FileKind;
  /** Bytes. */
  size: number;
  /** Of the original, 64 hexadecimal digits. */
  sha256: string;
  /** How many parts of bytes follow. */
  parts: number;
}

/** Bytes of a part at most. */
export const PART_BYTES = 524_288;

const LONGEST_NAME = 200;

/** The name of a file without folders and without characters that do not show. */
export function plainName(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').slice(0, LONGEST_NAME);
}

/** What a part is sealed with, so that none opens in the place of another. */
export function placeOf(id: string, number: number): Buffer {
  return Buffer.from(`${id}/${number}`);
}

/** What is known of the files of a report before another one. */
export interface FilesSoFar {
  files: number;
  bytes: number;
}

/** Whether a file of `size` bytes may be added. @returns why not, or nothing where it may */
export function whyNotAdded({ files, bytes }: FilesSoFar, size: number, limits: AttachmentLimits): FileRefusal | undefined {
  if (files >= limits.files) return 'attachment.too-many';
  return bytes + size > limits.bytes ? 'attachment.oversize-together' : undefined;
}
