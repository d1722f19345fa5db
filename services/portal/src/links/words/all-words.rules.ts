import { LANGUAGES, type Language } from '@amparo/domain';
import { ar } from './ar.rules';
import { en } from './en.rules';
import { es } from './es.rules';
import { fr } from './fr.rules';
import type { LinkWords } from './link-words.rules';
import { pt } from './pt.rules';
import { ru } from './ru.rules';

export const LINK_WORDS: Readonly<Record<Language, LinkWords>> = { en, es, fr, pt, ar, ru };

/** @returns nothing for what is no language of these pages */
export function findLanguage(part: string): Language | undefined {
  return LANGUAGES.find((language) => language === part);
}

/** A sentence with what belongs in its braces. */
export function filled(sentence: string, parts: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
}
