import type { CitationSnapshot } from '../../knowledge/passage.ts';
import type { Language } from '../../src/base/language.ts';
import { addDays, type Clock, today } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { RecallItem, RecallList } from '../api-worklists.ts';
import { followAsked } from '../asked/follow.ts';
import { type CitedBy, changedByAnswer } from './changed.ts';
import { recallMessage } from './words.ts';

/** Answers read at once; the chat goes on in between. */
const BATCH = 500;

/**
 * Answers of the last days that reached somebody and cite what reads or holds otherwise today, newest first, those
 * already decided on at the end. An answer about the law of an earlier day is none of them: that law stays as it was.
 */
export async function recallList(
  { store, clock }: { store: Store; clock: Clock },
  { days, limit, offset }: { days: number; limit: number; offset: number },
): Promise<RecallList> {
  await followAsked(store);
  const day = today(clock);
  const cited = await citedSince(store, addDays(day, -days));
  const changed = await changedByAnswer(store, cited, day);
  const ids = [...changed.keys()];
  const rows = await answersOf(store, ids);
  const undecided = rows.filter(({ state }) => state === null);
  const sorted = [...undecided, ...rows.filter(({ state }) => state !== null)];
  const items = sorted.slice(offset, offset + limit).map((row) => toItem(row, changed.get(row.answer_id!)!));
  return { days, total: rows.length, undecided: undecided.length, items };
}

async function citedSince(store: Store, from: string): Promise<CitedBy[]> {
  const cited: CitedBy[] = [];
  for (let seq = 0; ; ) {
    const rows = await store
      .selectFrom('asked as k')
      .innerJoin('answers as a', 'a.id', 'k.answer_id')
      .select(['k.seq', 'a.id', 'a.as_of', 'k.day'])
      .where('k.day', '>=', from)
      .where('k.seq', '>', seq)
      .where('k.text', '<>', '')
      .where('k.citations', '>', 0)
      .where('a.delivered_at', 'is not', null)
      .orderBy('k.seq')
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (!last) return cited;
    const ids = rows.filter(({ as_of, day }) => as_of === day).map(({ id }) => id);
    const found = await store
      .selectFrom('citations')
      .select(['answer_id', 'snapshot'])
      .where('answer_id', 'in', ids)
      .orderBy('position')
      .execute();
    for (const { answer_id, snapshot } of found)
      cited.push({ answerId: answer_id, snapshot: JSON.parse(snapshot) as CitationSnapshot });
    seq = last.seq;
    await new Promise(setImmediate);
  }
}

async function answersOf(store: Store, ids: readonly string[]) {
  const found = [];
  for (let from = 0; from < ids.length; from += BATCH)
    found.push(
      ...(await store
        .selectFrom('asked as k')
        .leftJoin('recalls as r', 'r.answer_id', 'k.answer_id')
        .leftJoin('people as p', 'p.id', 'r.by_id')
        .selectAll('k')
        .select(['r.state', 'r.note', 'r.by_id', 'p.name', 'r.at as decided_at'])
        .where('k.answer_id', 'in', ids.slice(from, from + BATCH))
        .execute()),
    );
  return found.sort((a, b) => b.seq - a.seq);
}

function toItem(
  row: Awaited<ReturnType<typeof answersOf>>[number],
  changed: RecallItem['changed'],
): RecallItem {
  const language = row.language as Language;
  return {
    answerId: row.answer_id!,
    questionId: row.question_id,
    at: row.at,
    question: row.text,
    language,
    channel: row.channel,
    changed,
    message: recallMessage(language, row.day, row.text, changed),
    decision:
      row.state === null
        ? null
        : {
            state: row.state as 'sent' | 'dismissed',
            by: row.name ?? row.by_id ?? '',
            at: row.decided_at ?? '',
            note: row.note ?? '',
          },
  };
}
