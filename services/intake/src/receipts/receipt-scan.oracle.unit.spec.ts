import fc from 'fast-check';
import { REMOVED, withoutReceipts } from './receipt-removal.rules';
import { placesOf } from './receipt-scan.rules';
import { findReceipt, receiptOf, SECRET_LENGTH, shown, type Receipt } from './receipt.rules';

const mayHold = (text: string, receipt: Receipt): boolean => placesOf(text, receipt).length > 0;

/** What may be written for a character, spelt out here once more so that no mistake of the product's own list is shared. */
const WRITTEN: Readonly<Record<string, string>> = {
  0: '0Oo０Ｏｏ٠۰०', 1: '1IiLl１ＩｉＬｌ١۱१', 2: '2２٢۲२', 3: '3３٣۳३', 4: '4４٤۴४',
  5: '5５٥۵५', 6: '6６٦۶६', 7: '7７٧۷७', 8: '8８٨۸८', 9: '9９٩۹९',
};
const OTHERS = /[^\p{L}\p{N}]{0,3}/u.source;
const SIX_GROUPS = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{5}(?:[^\p{L}\p{N}]{0,3}[\p{L}\p{N}]{5}){5}(?![\p{L}\p{N}])/gu;

/** The slow way: an expression of its own for each code, tried on every text. */
function ownCode(receipt: Receipt): RegExp {
  const classes = Array.from(receipt, (character) => `[${writtenFor(character)}]`);
  const check = classes.slice(SECRET_LENGTH).map((one) => OTHERS + one).join('');
  return new RegExp(`${classes.slice(0, SECRET_LENGTH).join(OTHERS)}(?:${check})?`, 'gu');
}

function slowlyWithout(text: string, receipt: Receipt): string {
  return text.replace(ownCode(receipt), REMOVED).replace(SIX_GROUPS, (found) => (findReceipt(found) === undefined ? found : REMOVED));
}

function writtenFor(character: string): string {
  const wide = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
  return WRITTEN[character] ?? [character, character.toLowerCase()].map((letter) => letter + wide(letter)).join('');
}

/**
 * Few codes, many texts: an expression takes up to half a second to be made, and is then remembered. Codes that repeat
 * themselves are among them, where a search has most to remember.
 */
const receipts = fc.constantFrom(...['7H3K9QZ2MX5T8VB4NC6WJ0RGDA', '01ABCDEFGHJKMNPQRSTVWXYZ23', '01'.repeat(13), `${'0'.repeat(25)}A`].map(receiptOf));
/** Nothing, marks, an emoji, half an emoji; more than is passed over; letters and numbers that break a code. */
const between = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom('', '', '', '-', ' – ', '\r\n', '\u200b', '\u0301', '🙂', '\ud83d', '\ude42') },
  { weight: 1, arbitrary: fc.constantFrom('----', '🙂🙂🙂🙂', 'ñ', 'U', '²', '𝒟') },
);
const spelt = (code: string) => fc.tuple(...Array.from(code, (one) => fc.tuple(fc.constantFrom(...writtenFor(one)), between))).map((parts) => parts.flat().join(''));

/** A text of several pieces: the code whole, without its check characters or not whole; other codes; anything else. */
const textAbout = (receipt: Receipt) => fc.array(fc.oneof(
  fc.integer({ min: SECRET_LENGTH, max: receipt.length }).chain((length) => spelt(receipt.slice(0, length))),
  fc.nat(SECRET_LENGTH - 1).map((length) => receipt.slice(0, length)),
  receipts.map(shown),
  receipts.map((other) => shown(other).replace(/.$/, 'U')),
  fc.constantFrom('', ' ', 'x', '٠١٢', 'call 0212 555 01 99 '),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const cases = receipts.chain((receipt) => fc.tuple(fc.constant(receipt), textAbout(receipt)));

describe('the one pass against the slow search', () => {
  // Apart from the search for other codes: that takes a whole code out too, and would hide that the pass missed it.
  it('says yes wherever the search for the own code alone finds something', () => {
    fc.assert(fc.property(cases, ([receipt, text]) => !ownCode(receipt).test(text) || mayHold(text, receipt)), { numRuns: 1_000 });
  });

  it('leaves of every text what the slow search leaves', () => {
    fc.assert(fc.property(cases, ([receipt, text]) => {
      const expected = slowlyWithout(text, receipt);
      expect(withoutReceipts({ text }, receipt)).toEqual({ body: { text: expected }, removed: expected !== text });
    }), { numRuns: 1_000 });
  });

  it('compares texts of both kinds, with the own code and without', () => {
    const found = fc.sample(cases, { numRuns: 300, seed: 7 }).filter(([receipt, text]) => ownCode(receipt).test(text)).length;
    expect(found).toBeGreaterThan(50);
    expect(found).toBeLessThan(250);
  });
});
