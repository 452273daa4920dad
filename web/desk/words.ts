import { useTable } from '../shared/language.tsx';
import { SHARED_WORDS } from '../shared/words.ts';
import { CASE_WORDS } from './words/case.ts';
import { FRAME_WORDS } from './words/frame.ts';
import { LEGAL_AID_WORDS } from './words/legal-aid.ts';
import { PEOPLE_WORDS } from './words/people.ts';
import { QUEUE_WORDS } from './words/queue.ts';
import { TALK_WORDS } from './words/talk.ts';

/** Every word of the desk, on top of those that all pages share. */
export const WORDS = {
  ...SHARED_WORDS,
  ...FRAME_WORDS,
  ...QUEUE_WORDS,
  ...CASE_WORDS,
  ...TALK_WORDS,
  ...LEGAL_AID_WORDS,
  ...PEOPLE_WORDS,
};

export type WordKey = keyof typeof WORDS;
export type Say = (key: WordKey, blanks?: Record<string, string | number>) => string;

/** Says the words of the desk in the language of the page. */
export function useWords(): Say {
  return useTable(WORDS);
}
