import { verdict, type Verdict } from '@amparo/kernel';

/** Letters that no decomposition makes plain. */
const PLAIN: Readonly<Record<string, string>> = { ı: 'i', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th', ـ: '' };
/** Scripts whose words stand without spaces, or with particles written onto them: a name may be a part of what looks like one word. */
const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Names there take endings: of `Анна` also `Анны`, `Анной`. */
const CYRILLIC = /^\p{Script=Cyrillic}{3,}$/u;
const CYRILLIC_END = /[аеийоуыьэюя]$/u;
const LONGEST_END = 3;

/** The words of a text without case, marks and what stands between them. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[ıßøłđæœðþـ]/gu, (letter) => PLAIN[letter] ?? letter);
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function isIn(part: string, words: ReadonlySet<string>, joined: string): boolean {
  if (JOINED.test(part)) return joined.includes(part);
  if (!CYRILLIC.test(part)) return words.has(part);
  const stem = part.replace(CYRILLIC_END, '');
  return [...words].some((word) => word.startsWith(stem) && word.length <= stem.length + LONGEST_END);
}

/** Whether a name can be looked for at all: it has a letter. */
export function isName(name: string): boolean {
  return wordsOf(name).some((word) => /\p{L}/u.test(word));
}

/**
 * Those of some names that are in a text: all words of the name, in whatever order, case, marks and punctuation. It sees too much rather than too
 * little: whoever wrote the text looks at it again.
 */
export function namedIn(texts: readonly string[], names: readonly string[]): string[] {
  const all = texts.flatMap(wordsOf);
  const [words, joined] = [new Set(all), all.join('')];
  return names.filter((name) => isName(name) && wordsOf(name).every((part) => isIn(part, words, joined)));
}

/** Whether two names are the same, however they are written. */
export function isSameName(one: string, other: string): boolean {
  return namedIn([one], [other]).length > 0 && namedIn([other], [one]).length > 0;
}

/** Whether a text may leave us (guide 4.4, rule 4): whoever does not agree, where others agreed for a community, is not in it. */
export function mayLeave(texts: readonly string[], refused: readonly string[]): Verdict {
  return verdict(namedIn(texts, refused).length === 0 ? [] : [{ code: 'consent.names-who-refused', says: 'It names somebody who does not agree.' }]);
}
