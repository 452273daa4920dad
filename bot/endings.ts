import type { Bilingual, Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { Answer } from './asked.ts';
import { channelWords } from './channel.words.ts';
import type { OutcomeCode } from './outcomes.ts';

/** Endings that need no answering: the message cannot be answered, or answering it went wrong. */
const ENDINGS = {
  tooLong: 'declined_too_long',
  unreadable: 'unanswerable_empty',
  failedInternal: 'failed_internal',
  failedTimeout: 'failed_timeout',
} as const satisfies Partial<Record<keyof typeof channelWords, OutcomeCode>>;

/** The stored answer for such an ending; each says so and offers a person. */
export function ending(name: keyof typeof ENDINGS, language: Language, today: Day): Answer {
  const words: Bilingual = channelWords[name];
  return {
    outcome: ENDINGS[name],
    team: null,
    urgent: false,
    deadline: null,
    caseReason: null,
    language,
    text: words[language],
    citations: [],
    completeness: 'none',
    asOf: today,
    suggestions: [channelWords.askPerson[language]],
    trace: {},
    timings: {},
  };
}
