import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
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

/** The language of the page, chosen by its reader; `title` names the page in the browser. */
export function LanguageProvider({
  children,
  title = STRINGS.pageTitle,
}: {
  children: ReactNode;
  title?: Bilingual;
}) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = localeOf(language);
    document.title = title[language];
  }, [language, title]);
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

/** Says the texts of a page's own table, in the language of the page and with its blanks filled. */
export function useTable<Table extends Record<string, Bilingual>>(table: Table) {
  const { language } = useSpeech();
  return useCallback(
    (key: keyof Table, blanks?: Record<string, string | number>) => filled(table[key]![language], blanks),
    [table, language],
  );
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
