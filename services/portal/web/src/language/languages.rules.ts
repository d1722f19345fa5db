/** Languages of the portal, as BCP 47, each with its name in itself. */
export const LANGUAGE_NAMES = {
  en: 'English', es: 'Español', fr: 'Français', pt: 'Português', ar: 'العربية', ru: 'Русский',
} as const;
export type Language = keyof typeof LANGUAGE_NAMES;

/** All of them, English first. */
export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

/** Languages whose words no native speaker of the field has read yet (README: Translating). */
export const UNREVIEWED_LANGUAGES: readonly Language[] = ['es', 'fr', 'pt', 'ar', 'ru'];

/** Whether a word is one of the portal's languages. */
export function isLanguage(word: string | null | undefined): word is Language {
  return word != null && Object.hasOwn(LANGUAGE_NAMES, word);
}

/**
 * The first of the wished languages that the portal has; English when it has none of them.
 * @param wished BCP 47 tags, the best first; only the first part of each counts
 */
export function firstSpoken(wished: readonly (string | null | undefined)[]): Language {
  return wished.map((tag) => tag?.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
}

/** Which way its script runs. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
