import { LANGUAGES, type Language } from '@amparo/domain';

/** The language in which somebody is answered whose own is not one of the door's. */
const OTHERWISE: Language = 'en';

/** The language of the door that a BCP 47 tag is of. @param tag as it was sent: it may be anything */
export function languageSpoken(tag: unknown): Language {
  const spoken = typeof tag === 'string' ? tag.toLowerCase().split('-')[0] : undefined;
  return LANGUAGES.find((language) => language === spoken) ?? OTHERWISE;
}
