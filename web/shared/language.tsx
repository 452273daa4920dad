import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Bilingual, type Language, languageOfLocale } from '../../src/base/language.ts';
import { filled } from './filled.ts';
import { keep, kept } from './kept.ts';
import { STRINGS, type StringKey } from './strings.ts';

interface Speech {
  language: Language;
  switchLanguage(): void;
  /** A text of the table in the language of the page, with its blanks filled. */
  say(key: StringKey, blanks?: Record<string, string | number>): string;
  /** The side of a bilingual text that the page shows. */
  pick(text: Bilingual): string;
}

const SpeechContext = createContext<Speech | null>(null);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = localeOf(language);
    document.title = STRINGS.pageTitle[language];
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      switchLanguage: () => {
        const next = language === 'zh' ? 'en' : 'zh';
        keep('language', next);
        setLanguage(next);
      },
      say: (key, blanks) => filled(STRINGS[key][language], blanks),
      pick: (text) => text[language],
    }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The language of the page and its words. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useSpeech outside of LanguageProvider');
  return speech;
}

/** As browsers and channels write it. */
export function localeOf(language: Language): 'zh-CN' | 'en' {
  return language === 'zh' ? 'zh-CN' : 'en';
}

function firstLanguage(): Language {
  const chosen =
    new URLSearchParams(location.search).get('lang') ?? kept<string>('language', navigator.language);
  return languageOfLocale(chosen);
}
