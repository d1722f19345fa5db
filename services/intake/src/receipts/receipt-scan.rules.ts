import { ALPHABET, SECRET_LENGTH, spellingsOf, type Receipt } from './receipt.rules';

/** Neither letter nor number: may stand between two characters of a code. */
const SKIP = 0;
/** A letter or number that no code has. */
const BREAK = 1;
/** How many characters people put between two of a code: spaces, dashes, dots, line breaks, invisible marks. */
const WIDEST_GAP = 3;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

/** For each UTF-16 unit: the character of the alphabet that it is a spelling of, or `BREAK`, or `SKIP`. */
const meaning = meanings();

/** Where a code stands in a text: UTF-16 units, the end not included. */
export interface Place {
  from: number;
  to: number;
}

/**
 * Where a return code stands in a text, in any spelling; its check characters belong to it where they follow. Found in one
 * pass: an expression made for each code costs up to half a second of the door's only thread, and anybody can send codes.
 */
export function placesOf(text: string, receipt: Receipt): Place[] {
  const places: Place[] = [];
  if (text.length < SECRET_LENGTH) return places;
  const secret = receipt.slice(0, SECRET_LENGTH);
  const borders = bordersOf(secret);
  // Where the last letters began: as many as a secret has.
  const starts = new Array<number>(SECRET_LENGTH).fill(0);
  let letters = 0;
  let matched = 0;
  let gap = 0;
  for (let at = 0, next = 0; at < text.length; at = next) {
    const means = meaningAt(text, at);
    next = at + widthAt(text, at);
    if (means === SKIP) {
      gap++;
      continue;
    }
    if (gap > WIDEST_GAP) matched = 0;
    gap = 0;
    starts[letters++ % SECRET_LENGTH] = at;
    while (matched > 0 && secret.charCodeAt(matched) !== means) matched = borders[matched - 1] ?? 0;
    if (secret.charCodeAt(matched) === means) matched++;
    if (matched < SECRET_LENGTH) continue;
    next = endOfCheck(text, next, receipt);
    places.push({ from: starts[letters % SECRET_LENGTH] ?? 0, to: next });
    matched = 0;
  }
  return places;
}

/** Where the check characters end that follow a secret; where the secret ended, when they do not all follow. */
function endOfCheck(text: string, secretEnd: number, receipt: Receipt): number {
  let at = secretEnd;
  for (let i = SECRET_LENGTH; i < receipt.length; i++) {
    for (let gap = 0; gap < WIDEST_GAP && at < text.length && meaningAt(text, at) === SKIP; gap++) at += widthAt(text, at);
    if (at >= text.length || meaningAt(text, at) !== receipt.charCodeAt(i)) return secretEnd;
    at += widthAt(text, at);
  }
  return at;
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

/** Units of the character at a place: two for one beyond the first plane. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
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
