import { z } from 'zod';
import { literal } from '../../bot/markdown.ts';
import type { Bilingual, Language } from '../../src/base/language.ts';
import { loadData } from '../../src/base/load-data.ts';
import type { Day } from '../../src/base/time.ts';
import type { ChangedCitation } from '../api-worklists.ts';
import { bilingual } from '../words.ts';

const changes = ['repealed', 'expired', 'superseded', 'reworded', 'gone'] as const;
const filled = z.strictObject({ zh: z.string(), en: z.string() });

const WORDS = loadData(
  'reports/data/recall.yaml',
  z.strictObject({
    message: bilingual,
    changes: z.record(z.enum(changes), bilingual),
    since: filled,
    by: filled,
  }),
);

/** A question quoted in a message is cut to this. */
const QUOTED = 60;

/** What became of an article, in words: what, since when, by what. */
export function changeWords(
  change: ChangedCitation['change'],
  { since, by }: { since: Day | null; by: string | null },
): Bilingual {
  const say = (language: Language) =>
    WORDS.changes[change][language] +
    (since ? WORDS.since[language].replace('{day}', since) : '') +
    (by ? WORDS.by[language].replace('{by}', by) : '');
  return { zh: say('zh'), en: say('en') };
}

/** The message to whoever got the answer, in its language. */
export function recallMessage(
  language: Language,
  day: Day,
  question: string,
  changed: readonly ChangedCitation[],
): string {
  const asked = question.replace(/\s+/g, ' ').trim();
  const cut = literal(asked.length > QUOTED ? `${asked.slice(0, QUOTED)}…` : asked);
  const lines = changed.map(
    ({ title, article, detail }) => `- 《${literal(title)}》${article ?? ''} ${literal(detail[language])}`,
  );
  const facts: Record<string, string> = { day, question: cut, changes: lines.join('\n') };
  return WORDS.message[language].replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
}
