import { LANGUAGES, type Language } from '@amparo/domain';
import { AR } from './ar.rules';
import type { Catalogues } from './catalogue.rules';
import { EN } from './en.rules';
import { ES } from './es.rules';
import { FR } from './fr.rules';
import { PT } from './pt.rules';
import { RU } from './ru.rules';

/** What the pages say, by language. */
export const CATALOGUES: Catalogues = { en: EN, es: ES, fr: FR, pt: PT, ar: AR, ru: RU };

/** Of the page at `/`, before anybody has chosen. */
export const FIRST_LANGUAGE: Language = 'en';

/** The language that a part of an address names, if any. */
export function findLanguage(part: string): Language | undefined {
  return LANGUAGES.find((known) => known === part);
}
