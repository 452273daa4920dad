import { useMemo } from 'react';
import { localeOf, useSpeech } from '../../shared/language.tsx';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const THOUSAND = 1_000;

/** Writes a size in the unit that suits it. */
export function useBytes(): (bytes: number) => string {
  const { language } = useSpeech();
  return useMemo(() => (bytes: number) => sizeOf(bytes, localeOf(language)), [language]);
}

/** See `useBytes`. */
export function sizeOf(bytes: number, locale: string): string {
  let place = 0;
  let value = bytes;
  while (value >= THOUSAND && place < UNITS.length - 1) {
    value /= THOUSAND;
    place += 1;
  }
  const digits = place === 0 || value >= 100 ? 0 : 1;
  const style = { style: 'unit', unit: UNITS[place]!, unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: digits }).format(value);
}
