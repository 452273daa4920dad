import type { Language } from '../../src/base/language.ts';
import type { Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { OutcomeFamily } from '../api.ts';
import type { TrendPeriod, Trends } from '../api-figures.ts';
import { narrowed } from '../asked/filter.ts';
import { followAsked } from '../asked/follow.ts';
import type { Narrowing } from '../asked/list.ts';
import { REPORT_WORDS } from '../lists.ts';
import { type By, periodOf, periodsIn } from './periods.ts';

/** Comments and texts shown. */
const COMMENTS = 50;
const TEXTS = 20;

export interface TrendQuery extends Narrowing {
  from: Day;
  to: Day;
}

/** What was asked, how it ended and how it was rated, by period. */
export async function trendsOf(store: Store, query: TrendQuery, by: By): Promise<Trends> {
  await followAsked(store);
  const { from, to } = query;
  const rows = await askedIn(store, query);
  const byPeriod = new Map<Day, Asked[]>(periodsIn(from, to, by).map((day) => [day, []]));
  for (const row of rows) byPeriod.get(periodOf(row.day, by))?.push(row);
  return {
    from,
    to,
    by,
    periods: [...byPeriod].map(([day, own]) => summed(day, own)),
    totals: summed(from, rows),
    reasons: reasonsOf(rows),
    comments: await commentsIn(store, query),
    cited: await citedIn(store, query),
  };
}

function askedIn(store: Store, query: TrendQuery) {
  return narrowed(store.selectFrom('asked as k'), query)
    .select(['k.day', 'k.topic', 'k.family', 'k.language', 'k.verdict', 'k.reason'])
    .select(['k.took_ms', 'k.conversation_id'])
    .execute();
}
type Asked = Awaited<ReturnType<typeof askedIn>>[number];

function summed(day: Day, rows: readonly Asked[]): TrendPeriod {
  const topics: Record<string, number> = {};
  const families: Record<OutcomeFamily, number> = {
    answered: 0,
    clarify: 0,
    handed_off: 0,
    declined: 0,
    unanswerable: 0,
    failed: 0,
    open: 0,
  };
  const languages: Record<Language, number> = { zh: 0, en: 0 };
  for (const { topic, family, language } of rows) {
    topics[topic || 'none'] = (topics[topic || 'none'] ?? 0) + 1;
    families[family as OutcomeFamily] += 1;
    languages[language as Language] += 1;
  }
  const up = rows.filter(({ verdict }) => verdict === 'up').length;
  const down = rows.filter(({ verdict }) => verdict === 'down').length;
  const times = rows.flatMap(({ took_ms }) => took_ms ?? []).sort((a, b) => a - b);
  return {
    day,
    questions: rows.length,
    conversations: new Set(rows.map(({ conversation_id }) => conversation_id)).size,
    topics,
    families,
    languages,
    up,
    down,
    satisfaction: up + down === 0 ? null : Math.round((up / (up + down)) * 1_000) / 1_000,
    medianMs: times[Math.floor(times.length / 2)] ?? null,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? null,
  };
}

function reasonsOf(rows: readonly Asked[]): Trends['reasons'] {
  const counts = new Map<string, number>();
  for (const { verdict, reason } of rows)
    if (verdict === 'down') counts.set(reason ?? 'none', (counts.get(reason ?? 'none') ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({
      reason,
      name: REPORT_WORDS.reasons[reason] ?? { zh: reason, en: reason },
      count,
    }))
    .sort((a, b) => b.count - a.count);
}

async function commentsIn(store: Store, query: TrendQuery): Promise<Trends['comments']> {
  const rows = await narrowed(store.selectFrom('asked as k'), query)
    .innerJoin('feedback as f', 'f.answer_id', 'k.answer_id')
    .select(['k.question_id', 'f.verdict', 'f.reason', 'f.comment', 'f.at'])
    .where('k.verdict', 'is not', null)
    .where('f.comment', 'is not', null)
    .where('f.comment', '<>', '')
    .orderBy('f.at', 'desc')
    .limit(COMMENTS)
    .execute();
  return rows.map(({ question_id, verdict, comment, ...row }) => ({
    questionId: question_id,
    verdict: verdict as 'up' | 'down',
    comment: comment ?? '',
    ...row,
  }));
}

async function citedIn(store: Store, query: TrendQuery): Promise<Trends['cited']> {
  const rows = await narrowed(store.selectFrom('asked as k'), query)
    .innerJoin('asked_documents as x', 'x.seq', 'k.seq')
    .innerJoin('documents as d', 'd.id', 'x.document_id')
    .select(({ fn }) => ['d.id', 'd.title', fn.countAll<number>().as('answers')])
    .groupBy(['d.id', 'd.title'])
    .orderBy('answers', 'desc')
    .orderBy('d.id')
    .limit(TEXTS)
    .execute();
  return rows.map(({ id, title, answers }) => ({ documentId: id, title, answers: Number(answers) }));
}
