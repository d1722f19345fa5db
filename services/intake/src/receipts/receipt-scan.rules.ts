import { ALPHABET, SECRET_LENGTH, spellingsOf, type Receipt } from './receipt.rules';

/** Neither letter nor number: stands between two characters of a code and is passed over. */
const SKIP = 0;
/** A letter or number that no code has. */
const BREAK = 1;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

/** For each UTF-16 unit: the character of the alphabet that it is a spelling of, or `BREAK`, or `SKIP`. */
const meaning = meanings();

/**
 * Whether a text may hold a return code, found out in one pass. The search that takes it out needs an expression of its
 * own for each code, which costs two hundred times as much: it is made for the few texts alone where this says yes.
 *
 * It never says no where that search would find something; all it does besides is to forget how much stands between two
 * characters.
 */
export function mayHold(text: string, receipt: Receipt): boolean {
  if (text.length < SECRET_LENGTH) return false;
  const secret = receipt.slice(0, SECRET_LENGTH);
  const borders = bordersOf(secret);
  let matched = 0;
  for (let i = 0; i < text.length; i++) {
    const means = meaningAt(text, i);
    if (means === SKIP) continue;
    while (matched > 0 && secret.charCodeAt(matched) !== means) matched = borders[matched - 1] ?? 0;
    if (secret.charCodeAt(matched) === means) matched++;
    if (matched === SECRET_LENGTH) return true;
  }
  return false;
}

function meanings(): Uint8Array {
  const table = new Uint8Array(0x1_0000);
  for (let unit = 0; unit < table.length; unit++) {
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
    if (!isSurrogate && LETTER_OR_NUMBER.test(String.fromCharCode(unit))) table[unit] = BREAK;
  }
  for (const character of ALPHABET) {
    for (const spelt of spellingsOf(character)) table[spelt.charCodeAt(0)] = character.charCodeAt(0);
  }
  return table;
}

/** Letters beyond the first plane are no spelling of anything, and break a code; what is no letter does not. */
function meaningAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) return meaning[unit] ?? BREAK;
  return LETTER_OR_NUMBER.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? BREAK : SKIP;
}

/** Knuth, Morris and Pratt: how much is still matched when the next character does not fit. */
function bordersOf(secret: string): Uint8Array {
  const borders = new Uint8Array(secret.length);
  for (let i = 1, length = 0; i < secret.length; i++) {
    while (length > 0 && secret.charCodeAt(i) !== secret.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (secret.charCodeAt(i) === secret.charCodeAt(length)) length++;
    borders[i] = length;
  }
  return borders;
}
