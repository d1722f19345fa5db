import type { CaseSeal, SealPlace } from '@amparo/persistence';

/**
 * What is kept of a content, under the key of its case: what was sent, or, where that does not open, the envelope as the door
 * sealed it.
 */
export type KeptContent = { plain: Buffer } | { envelope: Buffer };

/** The column that contents lie in, sealed. */
export const CONTENT_COLUMN = { table: 'contents', column: 'envelope', key: 'submission_id', keyType: 'uuid', caseColumn: 'case_id' } as const;

const PLAIN = 0;
const ENVELOPE = 1;
/** First byte of an envelope of the door: rows from before contents were kept under the keys of their cases. */
const FROM_THE_DOOR = 1;

const placeOf = (submissionId: string): SealPlace => ({ table: CONTENT_COLUMN.table, column: CONTENT_COLUMN.column, row: submissionId });

/** Seals a content for its row. */
export function sealContent(seal: CaseSeal, submissionId: string, kept: KeptContent): Buffer {
  const bytes = 'plain' in kept ? [Buffer.of(PLAIN), kept.plain] : [Buffer.of(ENVELOPE), kept.envelope];
  return seal.seal(Buffer.concat(bytes), placeOf(submissionId));
}

/** @throws Error when it was altered, belongs to another row or case, or its key is gone */
export function openContent(seal: CaseSeal, submissionId: string, sealed: Buffer): KeptContent {
  if (isFromTheDoor(sealed)) return { envelope: sealed };
  const bytes = seal.open(sealed, placeOf(submissionId));
  return bytes[0] === PLAIN ? { plain: bytes.subarray(1) } : { envelope: bytes.subarray(1) };
}

/** Whether a row holds an envelope of the door as it came. */
export function isFromTheDoor(sealed: Uint8Array): boolean {
  return sealed[0] === FROM_THE_DOOR;
}
