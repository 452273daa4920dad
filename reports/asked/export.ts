import { OUTCOMES, type OutcomeCode } from '../../bot/outcomes.ts';
import { nameIn } from '../../desk/words.ts';
import type { Language } from '../../src/base/language.ts';
import { mask } from '../../src/base/personal.ts';
import type { Clock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { QuestionRow } from '../api.ts';
import type { Cell } from '../export/safe.ts';
import type { Sheet } from '../export/table.ts';
import { beijing } from '../export/times.ts';
import { channelName, REPORT_WORDS, word } from '../lists.ts';
import { eachBatch, type Narrowing } from './list.ts';

/** Heads and widths of the file, in order. */
const COLUMNS = [
  ['at', 18],
  ['question', 60],
  ['answer', 80],
  ['outcome', 16],
  ['complete', 10],
  ['topics', 20],
  ['team', 14],
  ['region', 10],
  ['language', 9],
  ['channel', 12],
  ['urgent', 8],
  ['ratingHead', 10],
  ['case', 14],
  ['citations', 9],
  ['seconds', 9],
] as const;

/** The questions that match with their answers as a sheet: personal data masked, what a machine wrote called so. */
export function questionSheet(
  { store, clock }: { store: Store; clock: Clock },
  query: Narrowing,
  language: Language,
): Sheet {
  return {
    name: word('questions', language),
    notes: [word('machine', language), `${word('madeAt', language)} ${beijing(clock.now().toISOString())}`],
    columns: COLUMNS.map(([key, width]) => ({ head: word(key, language), width })),
    rows: rowsOf(store, query, language),
  };
}

async function* rowsOf(store: Store, query: Narrowing, language: Language): AsyncGenerator<Cell[]> {
  for await (const questions of eachBatch(store, query)) {
    const answers = await answersTo(store, questions);
    for (const question of questions) yield cellsOf(question, answers.get(question.id) ?? '', language);
  }
}

async function answersTo(store: Store, questions: readonly QuestionRow[]): Promise<Map<string, string>> {
  const rows = await store
    .selectFrom('answers')
    .select(['question_id', 'text', 'language'])
    .where(
      'question_id',
      'in',
      questions.map(({ id }) => id),
    )
    .execute();
  return new Map(
    rows.map(({ question_id, text, language }) => [question_id, mask(text, language as Language).text]),
  );
}

function cellsOf(question: QuestionRow, answer: string, language: Language): Cell[] {
  const { outcome, family, completeness, rating, tookMs } = question;
  const { families, completeness: complete, rating: ratings } = REPORT_WORDS;
  return [
    beijing(question.at),
    question.erased ? word('erased', language) : question.text,
    answer,
    (OUTCOMES[outcome as OutcomeCode] ?? families[family])?.[language] ?? family,
    completeness === null ? '' : (complete[completeness]?.[language] ?? completeness),
    question.topics.map((topic) => nameIn('topics', topic, language)).join(language === 'zh' ? '、' : ', '),
    question.team === null ? '' : nameIn('teams', question.team, language),
    question.region,
    question.language,
    channelName(question.channel)[language],
    word(question.urgent ? 'yes' : 'no', language),
    rating === null ? '' : (ratings[rating]?.[language] ?? rating),
    question.caseReference,
    question.citations,
    tookMs === null ? null : tookMs / 1_000,
  ];
}
