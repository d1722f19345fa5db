import { LANGUAGES } from '@amparo/domain';
import { CATALOGUES } from './catalogues.rules';
import { filled } from './catalogue.rules';

/** Every text of a catalogue, by where it stands. */
function textsOf(part: unknown, at = ''): [string, string][] {
  if (typeof part === 'string') return [[at, part]];
  return Object.entries(part as object).flatMap(([name, inner]) => textsOf(inner, `${at}/${name}`));
}

const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const english = new Map(textsOf(CATALOGUES.en));

/** Names, and words that are the same in several languages. */
const SHARED = new Set(['Signal', 'WhatsApp', 'SMS', 'E-mail', 'Messages', 'No', 'ltr']);

describe.each(LANGUAGES.filter((language) => language !== 'en'))('what the pages say in %s', (language) => {
  const texts = textsOf(CATALOGUES[language]);

  it('is all there, list by list, with what is put in', () => {
    expect(texts.map(([at]) => at)).toEqual([...english.keys()]);
    expect(texts.filter(([at, text]) => holes(text).join() !== holes(english.get(at) ?? '').join())).toEqual([]);
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('is in that language', () => {
    expect(texts.filter(([at, text]) => text === english.get(at) && !SHARED.has(text))).toEqual([]);
  });
});

describe('what the pages say', () => {
  it('promises no time in which somebody answers', () => {
    expect(textsOf(CATALOGUES.en).filter(([, text]) => /within|hours|24\/7|immediately|guarantee/i.test(text))).toEqual([]);
  });

  it('has a title that tells nobody what the page is about', () => {
    const telling = /amparo|report|denunc|signal|reprisal|represal|repres|danger|peligro|perigo|threat|بلاغ|خطر|сообщ|опасн/i;
    expect(LANGUAGES.filter((language) => telling.test(CATALOGUES[language].title))).toEqual([]);
  });

  it('is put together with what belongs into it, and nothing else', () => {
    expect(filled('{at} of {of}, {toString}', { at: 1, of: '{at}' })).toBe('1 of {at}, {toString}');
  });
});
