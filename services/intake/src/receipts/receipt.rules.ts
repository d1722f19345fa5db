import { Refusal } from '@amparo/kernel';

/** Crockford's alphabet of base 32: no I, L, O or U, which are misread or make words. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random characters of a return code: 130 bits. */
export const SECRET_LENGTH = 26;

const CHECK_LENGTH = 4;
const GROUP = 5;

/** The largest prime below 32^4: the remainder fits four characters, and catches each wrong or swapped character. */
const CHECK_PRIME = 1_048_573;

/** What people read or type in place of a character of the alphabet. */
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** First digit of the digits that other keyboards have: Arabic, Persian, Devanagari. */
const OTHER_ZEROS = [0x0660, 0x06f0, 0x0966];

/** A return code without its dashes, in capitals: what is hashed and what keys are derived from. */
export type Receipt = string & { readonly receipt: unique symbol };

/**
 * The return code that has these random characters (security: "Receipt shown before submission").
 *
 * @param secret `SECRET_LENGTH` characters of the alphabet, drawn at random
 */
export function receiptOf(secret: string): Receipt {
  return (secret + checkOf(secret)) as Receipt;
}

/** A return code as it is shown: groups of five with dashes between them. */
export function shown(receipt: Receipt): string {
  return (receipt.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * Reads a return code as a person types it: any case, spaces or dashes anywhere, O for 0, I or L for 1, digits of other
 * keyboards.
 *
 * @throws Refusal `receipt.malformed` when it is not a return code; whether anybody has it is not looked at
 */
export function readReceipt(text: unknown): Receipt {
  const found = typeof text === 'string' && text.length <= 200 ? findReceipt(text) : undefined;
  if (found === undefined) throw new Refusal('malformed', 'receipt.malformed', 'This is not a return code. Check that it is complete.');
  return found;
}

/** The return code that a text is, or nothing. */
export function findReceipt(text: string): Receipt | undefined {
  const characters = Array.from(text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, ''), readCharacter).join('');
  if (characters.length !== SECRET_LENGTH + CHECK_LENGTH) return undefined;
  if (Array.from(characters).some((character) => !ALPHABET.includes(character))) return undefined;
  const secret = characters.slice(0, SECRET_LENGTH);
  return characters === receiptOf(secret) ? receiptOf(secret) : undefined;
}

/** All that may stand for one character of the alphabet, for a search through texts. */
export function spellingsOf(character: string): string[] {
  const readSo = Object.keys(READ_AS).filter((other) => READ_AS[other] === character);
  const plain = [character, ...readSo].flatMap((letter) => [...new Set([letter, letter.toLowerCase()])]);
  const wide = plain.map((letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0));
  const digit = '0123456789'.indexOf(character);
  const otherDigits = digit < 0 ? [] : OTHER_ZEROS.map((zero) => String.fromCodePoint(zero + digit));
  return [...plain, ...wide, ...otherDigits];
}

function readCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  const zero = OTHER_ZEROS.find((first) => code >= first && code <= first + 9);
  if (zero !== undefined) return String(code - zero);
  const capital = character.toUpperCase();
  return READ_AS[capital] ?? capital;
}

function checkOf(secret: string): string {
  let rest = 0;
  for (const character of secret) rest = (rest * ALPHABET.length + ALPHABET.indexOf(character)) % CHECK_PRIME;
  let check = '';
  for (let i = 0; i < CHECK_LENGTH; i++) {
    check = ALPHABET.charAt(rest % ALPHABET.length) + check;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return check;
}
