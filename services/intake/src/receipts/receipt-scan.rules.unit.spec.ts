import fc from 'fast-check';
import { placesOf } from './receipt-scan.rules';
import { ALPHABET, receiptOf, SECRET_LENGTH, spellingsOf, type Receipt } from './receipt.rules';

const mayHold = (text: string, receipt: Receipt): boolean => placesOf(text, receipt).length > 0;

const receipts = fc.array(fc.constantFrom(...ALPHABET), { minLength: SECRET_LENGTH, maxLength: SECRET_LENGTH }).map((secret) => receiptOf(secret.join('')));
/** What people put between characters: marks, spaces, line breaks, an emoji, nothing. */
const between = fc.constantFrom('', '', '', '-', ' ', ' – ', '\r\n', '.', '\u200b', '\u0301', '🙂');
/** Text around a code; no letters or digits at its edge matter, since a code may stand in one run with others. */
const around = fc.string({ unit: 'grapheme', maxLength: 40 });

/** A code as somebody might spell it: each character in one of its spellings, with marks in between. */
const spelt = receipts.chain((receipt) =>
  fc.tuple(...Array.from(receipt.slice(0, SECRET_LENGTH), (character) => fc.tuple(fc.constantFrom(...spellingsOf(character)), between)))
    .map((parts) => ({ receipt, text: parts.flat().join('') })));

describe('a look for a return code', () => {
  it('misses none, in any spelling, wherever it stands, after any false start', () => {
    fc.assert(fc.property(spelt, around, around, fc.nat(SECRET_LENGTH - 1), ({ receipt, text }, before, after, falseStart) =>
      mayHold(`${before} ${receipt.slice(0, falseStart)}${text}${after}`, receipt)), { numRuns: 500 });
  });

  it('finds none where there is none, so that most texts cost one pass', () => {
    fc.assert(fc.property(receipts, around, (receipt, text) => !mayHold(`${text} ${receipt.slice(0, SECRET_LENGTH - 1)}!`, receipt)), { numRuns: 200 });
  });

  it('is not misled by a letter of another plane inside', () => {
    const receipt = receiptOf('01ABCDEFGHJKMNPQRSTVWXYZ23');
    expect(mayHold(`01ABC𝒟DEFGHJKMNPQRSTVWXYZ23`, receipt)).toBe(false);
    expect(mayHold(`01ABC🙂DEFGHJKMNPQRSTVWXYZ23`, receipt)).toBe(true);
  });
});
