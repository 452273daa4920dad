import { useTable } from './language.tsx';
import { STRINGS } from './strings.ts';
import { ACCOUNT_WORDS } from './words/account.ts';
import { COMMON_WORDS } from './words/common.ts';

/** Every word that the pages of the centre's people share, on top of those of all pages. */
export const SHARED_WORDS = { ...STRINGS, ...COMMON_WORDS, ...ACCOUNT_WORDS };

export type WordKey = keyof typeof SHARED_WORDS;
export type Say = (key: WordKey, blanks?: Record<string, string | number>) => string;

/** Says the shared words in the language of the page. */
export function useWords(): Say {
  return useTable(SHARED_WORDS);
}
