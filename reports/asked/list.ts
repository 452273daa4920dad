import type { z } from 'zod';
import { fault } from '../../src/base/faults.ts';
import type { Language } from '../../src/base/language.ts';
import type { Store } from '../../src/store/open.ts';
import type { OutcomeFamily, QuestionPage, QuestionRow } from '../api.ts';
import { narrowed, type questionQuery } from './filter.ts';
import { followAsked } from './follow.ts';

/** Rows read at once. */
const BATCH = 500;

export type Narrowing = z.output<typeof questionQuery>;

/** Questions that match, newest first; the total is counted for the first page only. Throws `body_invalid`. */
export async function listQuestions(
  store: Store,
  query: Narrowing,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<QuestionPage> {
  await followAsked(store);
  const rows = await askedRows(store, query, { limit: limit + 1, before: before(cursor) });
  const questions = rows.slice(0, limit);
  return {
    questions: questions.map(toQuestion),
    total: cursor === undefined ? await countQuestions(store, query) : null,
    next: rows.length > limit ? String(questions.at(-1)!.seq) : null,
  };
}

/** Every question that matches, newest first, some hundreds at a time; the chat goes on in between. */
export async function* eachBatch(store: Store, query: Narrowing): AsyncGenerator<QuestionRow[]> {
  await followAsked(store);
  for (let last = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = await askedRows(store, query, { limit: BATCH, before: last });
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map(toQuestion);
    last = end.seq;
    await new Promise(setImmediate);
  }
}

/** How many questions match, as far as the rows are caught up. */
export async function countQuestions(store: Store, query: Narrowing): Promise<number> {
  const { count } = await narrowed(store.selectFrom('asked as k'), query)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** One question as lists show it; null: there is none. */
export async function questionRow(store: Store, id: string): Promise<QuestionRow | null> {
  await followAsked(store);
  const rows = await withCase(store.selectFrom('asked as k').where('k.question_id', '=', id)).execute();
  return rows[0] ? toQuestion(rows[0]) : null;
}

function before(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (!/^\d{1,15}$/.test(cursor)) throw fault('body_invalid', { problem: 'cursor' });
  return Number(cursor);
}

function askedRows(store: Store, query: Narrowing, { limit, before }: { limit: number; before: number }) {
  return withCase(narrowed(store.selectFrom('asked as k'), query).where('k.seq', '<', before))
    .orderBy('k.seq', 'desc')
    .limit(limit)
    .execute();
}

function withCase(rows: ReturnType<typeof startOf>) {
  return rows
    .selectAll('k')
    .select(({ selectFrom }) =>
      selectFrom('cases')
        .select('reference')
        .whereRef('cases.question_id', '=', 'k.question_id')
        .limit(1)
        .as('reference'),
    );
}

function startOf(store: Store) {
  return store.selectFrom('asked as k');
}

type AskedRow = Awaited<ReturnType<typeof askedRows>>[number];

function toQuestion(row: AskedRow): QuestionRow {
  return {
    id: row.question_id,
    at: row.at,
    text: row.text,
    erased: row.text === '',
    language: row.language as Language,
    channel: row.channel,
    topics: row.topics.split(',').filter(Boolean),
    region: row.region,
    team: row.team,
    outcome: row.outcome,
    family: row.family as OutcomeFamily,
    completeness: row.completeness as QuestionRow['completeness'],
    urgent: row.urgent === 1,
    citations: row.citations,
    rating: row.verdict as QuestionRow['rating'],
    caseReference: row.reference,
    tookMs: row.took_ms,
  };
}
