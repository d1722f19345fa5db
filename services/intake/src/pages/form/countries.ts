import { COUNTRY_CODES, LANGUAGES, type CountryCode, type Language } from '@amparo/domain';

/** Countries in the order of a language, as people there call them. Made once: each takes some milliseconds. */
const COUNTRIES = new Map(LANGUAGES.map((language) => [language, sorted(language)]));

/** Every country with its name in a language, in the order of that language. */
export function countriesIn(language: Language): readonly (readonly [CountryCode, string])[] {
  return COUNTRIES.get(language) ?? [];
}

function sorted(language: Language): [CountryCode, string][] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const order = new Intl.Collator(language);
  return COUNTRY_CODES.map((code): [CountryCode, string] => [code, names.of(code) ?? code]).sort(([, one], [, other]) => order.compare(one, other));
}
