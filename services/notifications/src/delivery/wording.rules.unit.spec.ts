import { WORDING_LANGUAGES, wordingFor } from './wording.rules';

describe('The words of a message', () => {
  it('are there in six languages, each its own', () => {
    expect(WORDING_LANGUAGES).toEqual(['en', 'es', 'fr', 'pt', 'ar', 'ru']);
    expect(new Set(WORDING_LANGUAGES.map((language) => wordingFor(language).text)).size).toBe(6);
  });

  it.each([['pt-BR', 'pt'], ['AR', 'ar'], ['sw', 'en'], ['', 'en'], ['constructor', 'en'], ['__proto__', 'en']])('for %s are those of %s', (language, known) => {
    expect(wordingFor(language)).toEqual(wordingFor(known));
  });

  it('say nothing of what it is about', () => {
    const all = WORDING_LANGUAGES.map((language) => JSON.stringify(wordingFor(language))).join(' ').toLowerCase();
    for (const word of ['amparo', 'repris', 'represal', 'case', 'caso', 'alert', 'urgen', 'danger', 'http']) expect(all).not.toContain(word);
    expect(all).not.toMatch(/\d/);
  });
});
