import { useMemo } from 'react';
import { localeOf, useSpeech, useTable } from '../../../shared/language.tsx';
import { FIGURES_WORDS } from './words.ts';

/** How shares and spans are written in the language of the page. */
export function useFigures() {
  const { language } = useSpeech();
  const word = useTable(FIGURES_WORDS);
  return useMemo(() => {
    const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent' });
    return {
      percent: (share: number) => percent.format(share),
      seconds: (ms: number | null) => (ms === null ? '–' : word('seconds', { n: (ms / 1_000).toFixed(1) })),
    };
  }, [language, word]);
}
