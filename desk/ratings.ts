import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import { mask } from '../src/base/personal.ts';
import type { Writer } from '../src/store/open.ts';
import type { Rating } from './api-case.ts';
import { type CaseRecord, centreSays, type DeskDeps, keep } from './record.ts';
import { notice } from './words.ts';

export const BENEFITS = ['yes', 'partly', 'no', 'not_yet'] as const;
export type Benefit = (typeof BENEFITS)[number];

/** What an enterprise says of a closed case: a score, or whether it got the benefit. The last word counts. */
export async function rate(
  { store, clock, say }: DeskDeps,
  conversationId: string,
  rating: { score: number; comment: string } | { benefit: Benefit },
): Promise<CaseRecord> {
  return store.transaction().execute(async (tx) => {
    const record = await lastClosed(tx, conversationId);
    if (!record) throw fault('not_found');
    await keepRating(tx, say, record, rating, clock.now());
    return record;
  });
}

/** Thanks are said once; a changed mind changes the row alone. */
async function keepRating(
  tx: Writer,
  say: DeskDeps['say'],
  record: CaseRecord,
  rating: { score: number; comment: string } | { benefit: Benefit },
  at: Date,
): Promise<void> {
  const language = record.language as Language;
  const set =
    'score' in rating
      ? { score: rating.score, comment: mask(rating.comment.trim(), language).text, at: at.toISOString() }
      : { benefit: rating.benefit, benefit_at: at.toISOString() };
  const data = 'score' in rating ? { score: rating.score } : { benefit: rating.benefit };
  await keep(tx, record, {}, { kind: 'case.rated', actor: 'enterprise', data, at });
  const before = await ratingOf(tx, record.id);
  await tx
    .insertInto('ratings')
    .values({ case_id: record.id, score: null, at: null, benefit: null, benefit_at: null, ...set })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(set))
    .execute();
  const first = 'score' in rating ? !before?.score : !before?.benefit;
  if (first) await say(tx, centreSays(record, 'rated', notice('rating_thanks', language), at));
}

/**
 * Words that are a rating: a bare 1 to 5 after the centre asked for one, or a button of the question after a
 * month. Kept in the transaction that stores the message; true when it was one.
 */
export async function ratedByWords(
  tx: Writer,
  say: DeskDeps['say'],
  conversationId: string,
  text: string,
  at: Date,
): Promise<boolean> {
  const words = text.normalize('NFKC').trim();
  const score = /^[1-5]$/.test(words) ? Number(words) : null;
  const benefit = BENEFITS.find((one) =>
    (['zh', 'en'] as const).some((language) => notice(`benefit_${one}`, language) === words),
  );
  if (score === null && !benefit) return false;
  const record = await lastClosed(tx, conversationId);
  if (!record || record.closed_by === 'enterprise') return false;
  const known = await ratingOf(tx, record.id);
  if (score !== null && (known?.score || !(await centreSpokeLast(tx, conversationId)))) return false;
  if (benefit && record.benefit_asked_at === null) return false;
  await keepRating(tx, say, record, score !== null ? { score, comment: '' } : { benefit: benefit! }, at);
  return true;
}

/** A 3 in the midst of a talk with the bot is no rating. The message itself is stored already. */
async function centreSpokeLast(tx: Writer, conversationId: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('messages')
    .select('role')
    .where('conversation_id', '=', conversationId)
    .orderBy('seq', 'desc')
    .limit(2)
    .execute();
  return rows[1]?.role === 'centre';
}

async function lastClosed(tx: Writer, conversationId: string): Promise<CaseRecord | undefined> {
  return tx
    .selectFrom('cases')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('status', '=', 'closed')
    .orderBy('closed_at', 'desc')
    .executeTakeFirst();
}

export async function ratingOf(store: Writer, caseId: string): Promise<Rating | null> {
  const row = await store.selectFrom('ratings').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  if (!row) return null;
  return {
    score: row.score ?? 0,
    comment: row.comment,
    at: row.at ?? row.benefit_at ?? '',
    benefit: row.benefit as Rating['benefit'],
  };
}
