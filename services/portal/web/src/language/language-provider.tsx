import { useDirection } from '@mantine/core';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import english from '../../messages/en.json';
import { directionOf, firstSpoken, isLanguage, type Language } from './languages.rules';

type Messages = Record<string, string>;

/** English comes with the page, so that there are words whatever fails; the others are fetched when they are spoken. */
const MESSAGES: Record<Exclude<Language, 'en'>, () => Promise<{ default: Messages }>> = {
  es: () => import('../../messages/es.json'),
  fr: () => import('../../messages/fr.json'),
  pt: () => import('../../messages/pt.json'),
  ar: () => import('../../messages/ar.json'),
  ru: () => import('../../messages/ru.json'),
};

const KEPT_AT = 'amparo.language';

interface Spoken {
  language: Language;
  /** Speaks another language at once; `keep` remembers it on this device. */
  speak: (language: Language, keep?: boolean) => void;
}

const SpokenContext = createContext<Spoken>({ language: 'en', speak: () => undefined });

/** The language of the page, and how to change it. */
export const useLanguage = (): Spoken => useContext(SpokenContext);

/** Gives the page its language: words, direction, and what screen readers are told. Asks the device first, then the browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const { setDirection } = useDirection();
  const [spoken, setSpoken] = useState<{ language: Language; messages: Messages }>();

  const speak = useCallback((language: Language, keep = false) => {
    if (keep) localStorage.setItem(KEPT_AT, language);
    void messagesOf(language).then((found) => setSpoken(found));
  }, []);

  useEffect(() => {
    const kept = localStorage.getItem(KEPT_AT);
    speak(isLanguage(kept) ? kept : firstSpoken(navigator.languages));
  }, [speak]);

  useEffect(() => {
    if (spoken === undefined) return;
    document.documentElement.lang = spoken.language;
    setDirection(directionOf(spoken.language));
  }, [spoken, setDirection]);

  const value = useMemo(() => ({ language: spoken?.language ?? 'en', speak }), [spoken, speak]);
  if (spoken === undefined) return null;
  return (
    <SpokenContext value={value}>
      <IntlProvider locale={spoken.language} defaultLocale="en" messages={spoken.messages}>
        {children}
      </IntlProvider>
    </SpokenContext>
  );
}

/** Speaks another language within a page that goes on in its own: of what somebody else is to read. */
export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  const { speak } = useLanguage();
  const [spoken, setSpoken] = useState<{ language: Language; messages: Messages }>();
  useEffect(() => {
    let wanted = true;
    void messagesOf(language).then((found) => { if (wanted) setSpoken(found); });
    return () => { wanted = false; };
  }, [language]);
  const value = useMemo(() => ({ language: spoken?.language ?? 'en', speak }), [spoken, speak]);
  if (spoken === undefined) return null;
  return <SpokenContext value={value}><IntlProvider locale={spoken.language} defaultLocale="en" messages={spoken.messages}>{children}</IntlProvider></SpokenContext>;
}

/** English where the others cannot be fetched. */
async function messagesOf(language: Language): Promise<{ language: Language; messages: Messages }> {
  if (language === 'en') return { language, messages: english };
  try {
    return { language, messages: { ...english, ...(await MESSAGES[language]()).default } };
  } catch {
    return { language: 'en', messages: english };
  }
}
