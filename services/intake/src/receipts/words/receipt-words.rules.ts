import type { Language } from '@amparo/domain';
import type { Place } from '../receipt-scan.rules';
import { ALPHABET, receiptOf, SECRET_LENGTH, type Receipt } from '../receipt.rules';
import { AR } from './list-ar.rules';
import { EN } from './list-en.rules';
import { ES } from './list-es.rules';
import { FR } from './list-fr.rules';
import { PT } from './list-pt.rules';
import { RU } from './list-ru.rules';

/** Words that spell the code: 130 bits and two more of its check characters, eleven bits a word. */
const SPELLING = 12;
/** Words of a return code, the check word included. */
export const WORDS = SPELLING + 1;

const BITS = 11;
/** x^11 + x^2 + 1, primitive: the check word catches every single wrong word, and any two that changed places. */
const FIELD = 0x805;

/** The list of each language, 2048 words each, in the order that codes rest on. */
export const WORD_LISTS: Readonly<Record<Language, readonly string[]>> = {
  en: listed(EN), es: listed(ES), fr: listed(FR), pt: listed(PT), ar: AR, ru: RU,
};

const LANGUAGES = Object.keys(WORD_LISTS) as Language[];

/** The place of a word in the list of each language that has it. */
type Meaning = (number | undefined)[];

/** Thirteen words of three letters, with something between. */
const SHORTEST = WORDS * 4 - 1;
const PLAIN_ALREADY = /^[a-z]+$/;

/** What words mean, both as shown and without accents. */
const known = meanings();
/** For each UTF-16 unit: whether it belongs to a word. */
const letters = Uint8Array.from({ length: 0x1_0000 }, (_, unit) => (/[\p{L}\p{M}]/u.test(String.fromCharCode(unit)) ? 1 : 0));

/**
 * A return code in words of a language (security: "Receipt shown before submission"): another spelling of the same bits,
 * with a check word at the end.
 */
export function wordsOf(receipt: Receipt, language: Language): string[] {
  const numbers = numbersOf(receipt);
  return [...numbers, checkOf(numbers)].map((number) => WORD_LISTS[language][number]!);
}

/**
 * The return code that a text is in words, in whichever of the languages: any case, accents or none, commas, numbers or line
 * breaks between. Nothing when it is none.
 */
export function findReceiptInWords(text: string): Receipt | undefined {
  const words = new WordsOfText(text);
  return words.count === WORDS ? words.codeAt(0) : undefined;
}

/**
 * Where return codes stand in a text in words, whoever's they are: whoever reads the text later must not be able to come back
 * as the person. Every text that is sent passes here: of each `WORDS` words one is looked up, and its neighbours where it is known.
 */
export function placesOfWords(text: string): Place[] {
  const places: Place[] = [];
  if (text.length < SHORTEST) return places;
  const words = new WordsOfText(text);
  let from = 0;
  for (let probe = WORDS - 1; probe < words.count; probe += WORDS) {
    if (words.meaningOf(probe) === undefined) continue;
    for (let first = Math.max(from, probe - WORDS + 1); first <= probe; first++) {
      if (words.codeAt(first) === undefined) continue;
      places.push(words.placeOf(first));
      from = first + WORDS;
      break;
    }
  }
  return places;
}

/** A text as words. */
class WordsOfText {
  /** Where each word begins and ends: UTF-16 units, two numbers a word. */
  private readonly borders: number[] = [];
  /** Looked up once each: a text may be long, and all of it known. */
  private readonly meanings: (Meaning | undefined)[] = [];

  constructor(private readonly text: string) {
    let inside = 0;
    for (let at = 0; at < text.length; at++) {
      const isLetter = letters[text.charCodeAt(at)]!;
      if (isLetter === inside) continue;
      inside = isLetter;
      this.borders.push(at);
    }
    if (inside === 1) this.borders.push(text.length);
  }

  get count(): number {
    return this.borders.length / 2;
  }

  /** What a word stands for, where any language has it. */
  meaningOf(at: number): Meaning | undefined {
    if (!(at in this.meanings)) this.meanings[at] = meaningOf(this.text.slice(this.borders[at * 2], this.borders[at * 2 + 1]));
    return this.meanings[at];
  }

  /** The code that the words from here on are, all of one language. */
  codeAt(first: number): Receipt | undefined {
    if (first + WORDS > this.count) return undefined;
    for (const language of LANGUAGES.keys()) {
      const receipt = this.codeIn(language, first);
      if (receipt !== undefined) return receipt;
    }
    return undefined;
  }

  placeOf(first: number): Place {
    return { from: this.borders[first * 2]!, to: this.borders[(first + WORDS) * 2 - 1]! };
  }

  private codeIn(language: number, first: number): Receipt | undefined {
    const numbers: number[] = [];
    for (let at = first; at < first + WORDS; at++) {
      const number = this.meaningOf(at)?.[language];
      if (number === undefined) return undefined;
      numbers.push(number);
    }
    return receiptOfNumbers(numbers);
  }
}

function meaningOf(word: string): Meaning | undefined {
  return known.get(word) ?? (PLAIN_ALREADY.test(word) ? undefined : known.get(plain(word)));
}

function listed(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** As people type it: without case, accents, marks above and below, and with the Persian letters that look the same. */
function plain(word: string): string {
  return word.toLowerCase().normalize('NFKD').replace(/[\p{M}\u0640]/gu, '').replaceAll('ک', 'ك').replaceAll('ی', 'ي').replaceAll('ى', 'ي');
}

function meanings(): Map<string, Meaning> {
  const found = new Map<string, Meaning>();
  LANGUAGES.forEach((language, at) => {
    WORD_LISTS[language].forEach((word, number) => {
      for (const spelt of new Set([word, plain(word)])) {
        const places = found.get(spelt) ?? [];
        places[at] = number;
        found.set(spelt, places);
      }
    });
  });
  return found;
}

function numbersOf(receipt: Receipt): number[] {
  const bits = bitsOf(receipt.slice(0, SECRET_LENGTH)) + bitsOf(receipt.slice(-1)).slice(-2);
  return Array.from({ length: SPELLING }, (_, at) => Number.parseInt(bits.slice(at * BITS, (at + 1) * BITS), 2));
}

function receiptOfNumbers(numbers: readonly number[]): Receipt | undefined {
  const spelling = numbers.slice(0, SPELLING);
  if (checkOf(spelling) !== numbers[SPELLING]) return undefined;
  const bits = spelling.map((number) => number.toString(2).padStart(BITS, '0')).join('');
  const characters = Array.from({ length: SECRET_LENGTH }, (_, at) => ALPHABET.charAt(Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)));
  const receipt = receiptOf(characters.join(''));
  return bitsOf(receipt.slice(-1)).slice(-2) === bits.slice(-2) ? receipt : undefined;
}

function bitsOf(characters: string): string {
  return Array.from(characters, (character) => ALPHABET.indexOf(character).toString(2).padStart(5, '0')).join('');
}

/** Horner's rule in the field of 2048 elements: each word has a factor of its own. */
function checkOf(numbers: readonly number[]): number {
  return numbers.reduceRight((check, number) => doubled(check ^ number), 0);
}

function doubled(value: number): number {
  const twice = value << 1;
  return twice > 2047 ? twice ^ FIELD : twice;
}
