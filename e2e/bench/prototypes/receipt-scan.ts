/**
 * Whether a text may hold a return code, found out in one pass over its characters: the search that takes it out, with an
 * expression of its own for each code, is needed for the few texts alone where this says yes. It never says no where that
 * search would find something: all it does besides is to forget how much stands between two characters.
 */

const SKIP = 0;
const BREAK = 1;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const OTHER_ZEROS = [0x0660, 0x06f0, 0x0966];
const FULL_WIDTH = 0xfee0;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

/** For each UTF-16 unit: what it stands for in a return code, that it is another letter or number, or that it is neither. */
const meaning = meanings();

function meanings(): Uint8Array {
  const table = new Uint8Array(0x1_0000);
  for (let unit = 0; unit < table.length; unit++) {
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
    if (!isSurrogate && LETTER_OR_NUMBER.test(String.fromCharCode(unit))) table[unit] = BREAK;
  }
  for (const spelt of [...ALPHABET, ...Object.keys(READ_AS)]) {
    const means = (READ_AS[spelt] ?? spelt).charCodeAt(0);
    for (const letter of [spelt, spelt.toLowerCase()]) {
      table[letter.charCodeAt(0)] = means;
      table[letter.charCodeAt(0) + FULL_WIDTH] = means;
    }
  }
  for (const zero of OTHER_ZEROS) for (let digit = 0; digit < 10; digit++) table[zero + digit] = 0x30 + digit;
  return table;
}

/** @param secret the random characters of the code, in capitals */
export function mayHold(text: string, secret: string): boolean {
  if (text.length < secret.length) return false;
  // How much of the secret the characters so far end with is followed as they come; nothing is copied.
  const borders = bordersOf(secret);
  let matched = 0;
  for (let i = 0; i < text.length; i++) {
    const means = meaningAt(text, i);
    if (means === SKIP) continue;
    while (matched > 0 && secret.charCodeAt(matched) !== means) matched = borders[matched - 1] ?? 0;
    if (secret.charCodeAt(matched) === means) matched++;
    if (matched === secret.length) return true;
  }
  return false;
}

/** Letters beyond the first plane are no spelling of anything, and break a code; what is no letter does not. */
function meaningAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) return meaning[unit] ?? BREAK;
  return LETTER_OR_NUMBER.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? BREAK : SKIP;
}

/** Knuth, Morris and Pratt: where to go on when the next character does not fit. */
function bordersOf(secret: string): Uint8Array {
  const borders = new Uint8Array(secret.length);
  for (let i = 1, length = 0; i < secret.length; i++) {
    while (length > 0 && secret.charCodeAt(i) !== secret.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (secret.charCodeAt(i) === secret.charCodeAt(length)) length++;
    borders[i] = length;
  }
  return borders;
}
