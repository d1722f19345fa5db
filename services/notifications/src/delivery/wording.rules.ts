/** What a message says. */
export interface Wording {
  subject: string;
  text: string;
}

/**
 * All that ever leaves by mail or page (security rules, "Four classes of data"; guide 4.4): no case, no level, no place,
 * nothing that differs from one case to the next.
 */
const WORDINGS: Record<string, Wording> = {
  en: { subject: 'You have a new item', text: 'You have a new item. Sign in to read it.' },
  es: { subject: 'Tiene un elemento nuevo', text: 'Tiene un elemento nuevo. Inicie sesión para leerlo.' },
  fr: { subject: 'Vous avez un nouvel élément', text: 'Vous avez un nouvel élément. Connectez-vous pour le lire.' },
  pt: { subject: 'Você tem um novo item', text: 'Você tem um novo item. Entre na sua conta para ler.' },
  ar: { subject: 'لديك عنصر جديد', text: 'لديك عنصر جديد. سجّل الدخول لقراءته.' },
  ru: { subject: 'У вас новая запись', text: 'У вас новая запись. Войдите в систему, чтобы прочитать её.' },
};

/** Languages that a message can be in. */
export const WORDING_LANGUAGES = Object.keys(WORDINGS);

/**
 * The words for a reader; English where we do not have her language.
 *
 * @param language BCP 47; only its first part counts
 */
export function wordingFor(language: string): Wording {
  const spoken = language.toLowerCase().split('-')[0] ?? '';
  return (Object.hasOwn(WORDINGS, spoken) ? WORDINGS[spoken] : undefined) ?? WORDINGS['en']!;
}
