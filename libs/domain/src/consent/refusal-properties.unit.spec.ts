import * as fc from 'fast-check';
import { isName, isSameName, mayLeave, namedIn } from '../index';

const many = { numRuns: 1_000 };
const letters = (from: string) => fc.string({ unit: fc.constantFrom(...from), minLength: 2, maxLength: 8 });
/** Words of names, and others that never are: of other letters, also without their marks. */
const nameWord = letters('abcdeñáüş');
const otherWord = letters('mopqrtvwxyz');
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

  it('is seen in any one word of it that has four letters', () => {
    const long = fc.string({ unit: fc.constantFrom(...'abcdeñáüş'), minLength: 4, maxLength: 8 });
    fc.assert(fc.property(anyName, long, anyName, anyText, between, written, (before, word, after, text, gap, write) => {
      expect(codes([[...text, write(word)].join(gap)], [[...before, word, ...after].join(' ')])).toEqual(['consent.names-who-refused']);
    }), many);
  });

  it.each<[string, string]>([['Александр Петров', 'Александра Петрова'], ['Анна Иванова', 'Анны Ивановой'], ['أحمد علي', 'أحمد'], ['Ana', 'Ana Gil']])('of %s is not that of %s', (one, other) => {
    expect([isSameName(one, other), isSameName(other, one), isSameName(one, one)]).toEqual([false, false, true]);
  });

  it('of nobody keeps nothing back', () => {
    fc.assert(fc.property(fc.array(fc.string()), (texts) => expect(codes(texts, [])).toEqual([])), many);
    fc.assert(fc.property(fc.array(fc.string()), fc.constantFrom('', ' ', '—', '.,;', '12'), (texts, name) => expect([isName(name), codes(texts, [name])]).toEqual([false, []])), many);
  });

  it.each<[string, string, string]>([
    ['a Russian name in another case', 'Анна Иванова', 'Мы говорили с Анной Ивановой вчера'],
    ['an Arabic name with a particle written onto it', 'أحمد', 'تحدثنا مع فاطمة وأحمد أمس'],
    ['a Chinese name in the midst of others', '王小明', '昨天王小明和李四来了'],
    ['a part of a longer name', 'María Inventada López', 'hablamos con María López'],
    ['a title and a family name', 'María Inventada López', 'vimos a la Sra. Inventada'],
    ['an initial and a family name', 'María Inventada López', 'llamó M. López'],
    ['a short family name', 'Ana Gil', 'vimos a la Sra. Gil'],
    ['a Russian family name that is an adjective', 'Анна Достоевская', 'видели у Достоевской'],
    ['of a man too', 'Фёдор Достоевский', 'письмо Достоевского'],
    ['one that is an adjective without that ending', 'Лев Толстой', 'письмо о Толстом'],
    ['a Russian name that loses a vowel', 'Павел', 'говорили с Павлом, от Павла'],
    ['the same, said without it', 'Павла', 'приходил Павел'],
    ['a short one that loses a vowel', 'Лев', 'письмо Льва'],
    ['a Ukrainian name in another case', 'Надія', 'розмова з Надією'],
    ['an Arabic name with the other last letter', 'فاطمة', 'تحدثنا مع فاطمه أمس'],
    ['and with its dots left out', 'مصطفى', 'تحدثنا مع مصطفي أمس'],
    ['an Arabic given name alone', 'فاطمة علي', 'تحدثنا مع فاطمة أمس'],
    ['a Korean given name alone', '김 민수', '어제 민수 씨가 왔다'],
    ['a name with a dotless i', 'IŞIK', 'invented words of ışık here'],
    ['a name with letters that have no marks', 'Łukasz Sørensen', 'LUKASZ and SORENSEN'],
  ])('sees %s', (_what, name, text) => expect(namedIn([text], [name])).toEqual([name]));

  it.each<[string, string, string]>([
    ['another given name', 'Мария Смит', 'говорили с Марком и Мартой'],
    ['an Arabic preposition', 'فاطمة علي', 'تحدثنا عليه أمس على الهاتف'],
    ['a particle', 'Li bint Wu', 'she is bint another'],
  ])('does not take %s for one', (_what, name, text) => expect(namedIn([text], [name])).toEqual([]));
});
