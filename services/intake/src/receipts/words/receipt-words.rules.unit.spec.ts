import { LANGUAGES, type Language } from '@amparo/domain';
import fc from 'fast-check';
import { withoutReceipts } from '../receipt-removal.rules';
import { ALPHABET, receiptOf, SECRET_LENGTH } from '../receipt.rules';
import { findReceiptInWords, WORD_LISTS, WORDS, wordsOf } from './receipt-words.rules';

const codes = fc.array(fc.constantFrom(...ALPHABET), { minLength: SECRET_LENGTH, maxLength: SECRET_LENGTH }).map((all) => receiptOf(all.join('')));
const plain = (word: string) => word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

describe.each(LANGUAGES)('a return code in words of %s', (language: Language) => {
  const list = WORD_LISTS[language];

  it('has a list of 2048 words, no two of which differ in case or accents alone', () => {
    expect([list.length, new Set(list.map(plain)).size]).toEqual([2048, 2048]);
    expect(list.filter((word) => !/^\p{L}{3,10}$/u.test(word))).toEqual([]);
  });

  it('is the same bits as its letters, in any case, without accents, numbered, on lines', () => {
    fc.assert(fc.property(codes, (code) => {
      const words = wordsOf(code, language);
      expect(words).toHaveLength(WORDS);
      for (const text of [
        words.join(' '), words.join('\n').toUpperCase(), words.map(plain).join(', '), words.map((word, at) => `${at + 1}. ${word}`).join('  '),
        words.join(' ').normalize('NFD'),
      ]) expect(findReceiptInWords(text)).toBe(code);
    }), { numRuns: 60 });
  });

  it('is refused with any one word wrong, and with any two words that changed places', () => {
    fc.assert(fc.property(codes, fc.nat(WORDS - 1), fc.nat(WORDS - 1), fc.nat(2047), (code, one, other, wrong) => {
      const words = wordsOf(code, language);
      const misread = words.with(one, list[wrong]!);
      expect(findReceiptInWords(misread.join(' '))).toBe(misread[one] === words[one] ? code : undefined);
      const swapped = words.with(one, words[other]!).with(other, words[one]!);
      expect(findReceiptInWords(swapped.join(' '))).toBe(words[one] === words[other] ? code : undefined);
    }), { numRuns: 200 });
  });

  it('is taken out of a text wherever it stands, whoever it belongs to', () => {
    fc.assert(fc.property(codes, codes, fc.nat(30), fc.nat(30), (own, code, before, after) => {
      const around = (count: number) => Array.from({ length: count }, (_, at) => (at % 3 === 0 ? list[at]! : 'zzz')).join(' ');
      const text = `${around(before)} zzz ${wordsOf(code, language).join(' ')}. zzz ${around(after)}`;
      const { body, removed } = withoutReceipts({ narrative: text }, own);
      expect(removed).toBe(true);
      expect((body as { narrative: string }).narrative).toBe(`${around(before)} zzz [return code removed]. zzz ${around(after)}`);
    }), { numRuns: 60 });
  });
});

describe('words of return codes', () => {
  it('keep their places: a code that was written down must open for ever', () => {
    const code = receiptOf('01ABCDEFGHJKMNPQRSTVWXYZ23');
    expect(Object.fromEntries(LANGUAGES.map((language) => [language, wordsOf(code, language).join(' ')]))).toMatchSnapshot();
  });

  it('hold nothing that insults or frightens, of what was looked for', () => {
    const all = new Set(Object.values(WORD_LISTS).flat().map(plain));
    const bad = 'weapon victim prison gun kill idiot muerte matar arma sangre guerra puta tonto negro gordo cadaver mort fatal danger viande macaco burro сука попа дура раба عار بول';
    expect(bad.split(' ').filter((word) => all.has(plain(word)))).toEqual([]);
  });

  it('are no code with one word more or fewer, nor when two languages are mixed', () => {
    fc.assert(fc.property(codes, (code) => {
      const words = wordsOf(code, 'en');
      expect(findReceiptInWords(words.slice(1).join(' '))).toBeUndefined();
      expect(findReceiptInWords([...words, 'zebra'].join(' '))).toBeUndefined();
      expect(findReceiptInWords([...wordsOf(code, 'ru').slice(0, 6), ...words.slice(6)].join(' '))).toBeUndefined();
    }), { numRuns: 20 });
  });
});
