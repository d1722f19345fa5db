import * as fc from 'fast-check';
import { isName, isSameName, mayLeave, namedIn } from '../index';

const many = { numRuns: 1_000 };
const letters = (from: string) => fc.string({ unit: fc.constantFrom(...from), minLength: 2, maxLength: 8 });
/** Words of names, and others that never are: of other letters. */
const nameWord = letters('abcdeñáüş');
const otherWord = letters('mnopqrstuv');
const anyName = fc.array(nameWord, { minLength: 1, maxLength: 3 });
const between = fc.constantFrom(' ', ', ', '\n', '—', ' (', '; ', '/', '’');
const anyText = fc.array(otherWord, { maxLength: 8 });
/** As people write it: louder, without marks, with marks put together otherwise. */
const written = fc.constantFrom<((word: string) => string)[]>((word) => word, (word) => word.toUpperCase(), (word) => word.normalize('NFD'), (word) => word.normalize('NFD').replace(/\p{M}/gu, ''));
const codes = (texts: string[], names: string[]) => {
  const said = mayLeave(texts, names);
  return said.yes ? [] : said.reasons.map(({ code }) => code);
};

describe('the refusal of one (guide 4.4, rule 4)', () => {
  it('keeps her name out, wherever it stands in whatever text, in whatever order, case, marks and punctuation', () => {
    fc.assert(fc.property(anyName, anyText, anyText, between, written, fc.boolean(), fc.array(anyName), (name, before, after, gap, write, turned, others) => {
      const parts = (turned ? [...name].reverse() : name).map(write);
      const text = [...before, ...parts, ...after].join(gap);
      expect(codes([text], [name.join(' '), ...others.map((one) => one.join(' '))])).toEqual(['consent.names-who-refused']);
      // Also put into several fields.
      expect(namedIn([...before, ...parts, ...after], [name.join(' ')])).toEqual([name.join(' ')]);
    }), many);
  });

  it('keeps nothing back that does not name her, nor a longer word in which hers is', () => {
    fc.assert(fc.property(anyName, anyText, otherWord, (name, text, more) => {
      expect(codes([text.join(' ')], [name.join(' ')])).toEqual([]);
      expect(codes([name.map((part) => `${part}${more}`).join(' ')], [name.join(' ')])).toEqual([]);
    }), many);
  });

  it('is not undone by another, nor by more that is said: who is named in less is named in more', () => {
    fc.assert(fc.property(fc.array(anyName), anyName, fc.array(fc.oneof(nameWord, otherWord)), fc.array(otherWord), (names, another, text, more) => {
      const all = names.map((one) => one.join(' '));
      const named = namedIn([text.join(' ')], all);
      expect(namedIn([text.join(' ')], [...all, another.join(' ')])).toEqual(expect.arrayContaining(named));
      expect(namedIn([text.join(' '), ...more], all)).toEqual(expect.arrayContaining(named));
    }), many);
  });

  it('is hers however her name is written, and of nobody whose name is only a part of it', () => {
    fc.assert(fc.property(anyName, otherWord, written, (name, more, write) => {
      expect(isSameName(name.join(' '), [...name].reverse().map(write).join(', '))).toBe(true);
      expect(isSameName(name.join(' '), [...name, more].join(' '))).toBe(false);
    }), many);
  });

  it('of nobody keeps nothing back', () => {
    fc.assert(fc.property(fc.array(fc.string()), (texts) => expect(codes(texts, [])).toEqual([])), many);
    fc.assert(fc.property(fc.array(fc.string()), fc.constantFrom('', ' ', '—', '.,;', '12'), (texts, name) => expect([isName(name), codes(texts, [name])]).toEqual([false, []])), many);
  });

  it.each<[string, string, string]>([
    ['a Russian name in another case', 'Анна Иванова', 'Мы говорили с Анной Ивановой вчера'],
    ['an Arabic name with a particle written onto it', 'أحمد', 'تحدثنا مع فاطمة وأحمد أمس'],
    ['a Chinese name in the midst of others', '王小明', '昨天王小明和李四来了'],
    ['a name with a dotless i', 'IŞIK', 'invented words of ışık here'],
    ['a name with letters that have no marks', 'Łukasz Sørensen', 'LUKASZ and SORENSEN'],
  ])('sees %s', (_what, name, text) => expect(namedIn([text], [name])).toEqual([name]));
});
