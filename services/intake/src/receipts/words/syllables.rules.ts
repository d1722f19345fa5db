/** What a made-up word consists of. */
export interface SyllableRule {
  consonants: string;
  vowels: string;
  /** Letters that a word may end in after its second syllable; none where it ends in a vowel. */
  endings: readonly string[];
  /** Parts that no word has: they insult, or name what people fear. */
  never: readonly string[];
}

/** Words of a list: eleven bits each. */
export const WORDS_OF_A_LIST = 2048;

/**
 * Words of two different syllables made by rule, for languages without a word list of a clear licence (ADR 0030). They mean
 * nothing, can be read aloud, and are in a fixed order.
 *
 * @throws Error when the rule makes fewer than 2048
 */
export function wordsByRule({ consonants, vowels, endings, never }: SyllableRule): string[] {
  const syllables = [...consonants].flatMap((consonant) => [...vowels].map((vowel) => consonant + vowel));
  const words = syllables.flatMap((first) =>
    syllables.filter((second) => second !== first).flatMap((second) => endings.map((ending) => first + second + ending)));
  const fit = words.filter((word) => !never.some((part) => word.includes(part)));
  if (fit.length < WORDS_OF_A_LIST) throw new Error('the rule makes too few words');
  // Spread over all beginnings, so that words differ from the first letter on.
  return Array.from({ length: WORDS_OF_A_LIST }, (_, at) => fit[Math.floor((at * fit.length) / WORDS_OF_A_LIST)]!);
}
