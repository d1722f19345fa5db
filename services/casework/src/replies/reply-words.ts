import type { CaseSeal } from '@amparo/persistence';

const placeOf = (replyId: string) => ({ table: 'replies', column: 'words', row: replyId });

/** Seals the words of a reply for its row, under the key of its case. */
export function sealWords(seal: CaseSeal, replyId: string, text: string): Buffer {
  return seal.seal(text, placeOf(replyId));
}

/** @throws Error when they were altered, belong to another row or case, or the key is gone */
export function openWords(seal: CaseSeal, replyId: string, sealed: Buffer): string {
  return seal.open(sealed, placeOf(replyId)).toString('utf8');
}
