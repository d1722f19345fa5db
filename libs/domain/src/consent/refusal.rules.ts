import { verdict, type Verdict } from '@amparo/kernel';

/** Letters that no decomposition makes plain, and those that are written one for the other. */
const PLAIN: Readonly<Record<string, string>> = {
  ı: 'i', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th', ـ: '', ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ٱ: 'ا',
};
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
/** Scripts whose words stand without spaces, or with particles written onto them: a name may be a part of what looks like one word. */
const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Of these two letters are a name already. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Names there take endings: of `Анна` also `Анны`, `Анной`; of `Достоевская` also `Достоевской`; and some lose a vowel: of `Павел` `Павла`. */
const CYRILLIC = /^\p{Script=Cyrillic}{3,}$/u;
const CYRILLIC_END = /(?<=...)(?:[аяоуюы][яеи]|[еиі]и|ее|ою|ею|ого|его|ому|ему)$|[аеиоуыьэюяіє]$/u;
const FLEETING = /(?<=[^аеиоуыэюяіє])[ео](?=[^аеиоуыьэюяіє]$)/u;
const LONGEST_END = 3;

/** Letters from which on one word of a name leads to somebody. */
const DISTINCTIVE = 4;
/** Words of names that say no more than whose child somebody is. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['abdul', 'bint', 'della', 'بنت']);

/** The words of a text without case, marks and what stands between them. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(NOT_PLAIN, (letter) => PLAIN[letter] ?? letter);
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** How a word may begin once its end is off. */
function stemsOf(word: string): string[] {
  const stem = word.replace(CYRILLIC_END, '');
  return [stem, ...withoutVowel(stem)];
}

const withoutVowel = (word: string): string[] => (FLEETING.test(word) ? [word.replace(FLEETING, ''), word.replace(FLEETING, 'ь')] : []);

function isIn(part: string, words: ReadonlySet<string>, joined: string): boolean {
  if (JOINED.test(part)) return joined.includes(part);
  if (!CYRILLIC.test(part)) return words.has(part);
  const stems = stemsOf(part);
  return [...words].some((word) => [word, ...withoutVowel(word)].some((form) => stems.some((stem) => form.startsWith(stem) && form.length <= stem.length + LONGEST_END)));
}

/** Whether one word of a name is enough to see it: the longer ones; of a name that has none, those of three letters. */
function leadTo(parts: readonly string[]): string[] {
  const from = (least: number) => parts.filter((part) => !SAYS_NOTHING.has(part) && /\p{L}/u.test(part) && [...part.normalize('NFC')].length >= (DENSE.test(part) ? 2 : least));
  const long = from(DISTINCTIVE);
  return long.length > 0 ? long : from(DISTINCTIVE - 1).filter((part) => !JOINED.test(part));
}

/** Whether a name can be looked for at all: it has a letter. */
export function isName(name: string): boolean {
  return wordsOf(name).some((word) => /\p{L}/u.test(word));
}

/**
 * Those of some names that are in a text: one word of four letters of the name, or all its words, in whatever order, case, marks, punctuation and
 * endings. It sees too much rather than too little, so that others with the same family name are seen too: whoever wrote the text looks at it again.
 */
export function namedIn(texts: readonly string[], names: readonly string[]): string[] {
  const all = texts.flatMap(wordsOf);
  const [words, joined] = [new Set(all), all.join('')];
  return names.filter((name) => {
    const parts = wordsOf(name);
    const isThere = (part: string) => isIn(part, words, joined);
    return isName(name) && (parts.every(isThere) || leadTo(parts).some(isThere));
  });
}

/** Whether two names are the same, in whatever order, case, marks and punctuation; one with another ending is another's, as `Александра` is not `Александр`. */
export function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => wordsOf(name).sort().join(' ');
  return isName(one) && plain(one) === plain(other);
}

/** Whether a text may leave us (guide 4.4, rule 4): whoever does not agree, where others agreed for a community, is not in it. */
export function mayLeave(texts: readonly string[], refused: readonly string[]): Verdict {
  return verdict(namedIn(texts, refused).length === 0 ? [] : [{ code: 'consent.names-who-refused', says: 'It names somebody who does not agree.' }]);
}
