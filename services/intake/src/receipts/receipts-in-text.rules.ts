import { findReceipt, SECRET_LENGTH, type Receipt } from './receipt.rules';
import { findReceiptInWords, placesOfWords } from './words/receipt-words.rules';

/** Characters of a code with those that check. */
const LENGTH = SECRET_LENGTH + 4;
/** How much people put between two groups of a code. */
const WIDEST_GAP = 3;
const GROUP = /[\p{L}\p{N}]+/gu;

/**
 * The return codes that stand in a text, in words or in letters, whatever else stands around them: somebody who writes to a
 * number again begins or ends with hers. In letters a code begins and ends where a group of letters does, so that its check
 * characters are not tried on every thirty letters of a long text.
 */
export function receiptsIn(text: string): Receipt[] {
  const inWords = placesOfWords(text).flatMap(({ from, to }) => findReceiptInWords(text.slice(from, to)) ?? []);
  const plain = text.normalize('NFKC');
  const groups = Array.from(plain.matchAll(GROUP), ({ 0: { length }, index: from }) => ({ from, to: from + length, length }));
  const inLetters = groups.flatMap(({ from }, first) => {
    let letters = 0;
    let end = from;
    for (const group of groups.slice(first, first + LENGTH)) {
      if (group.from - end > WIDEST_GAP) return [];
      letters += group.length;
      end = group.to;
      if (letters >= LENGTH) return (letters === LENGTH ? findReceipt(plain.slice(from, end)) : undefined) ?? [];
    }
    return [];
  });
  return [...new Set([...inWords, ...inLetters])];
}
