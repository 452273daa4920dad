import { sql } from 'kysely';
import type { Language } from '../../src/base/language.ts';
import type { Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { GapReason } from '../api.ts';

export interface GapQuery {
  from: Day;
  to: Day;
  language?: Language | undefined;
  team?: string | undefined;
}

/** A question that was not, or not well, answered. */
export interface Candidate {
  id: string;
  seq: number;
  at: string;
  day: Day;
  text: string;
  language: Language;
  topic: string;
  region: string | null;
  outcome: string;
  reason: GapReason;
}

/** Cases opened because the bot could not, not because somebody wished for a person or the matter is grave. */
const WEAK_CASES = ['weak_evidence', 'bot_failed'];

/** The latest such questions of a period that nobody has settled, newest first, at most `limit`. */
export async function gapCandidates(store: Store, query: GapQuery, limit: number): Promise<Candidate[]> {
  const weak = sql<string | null>`(select c.reason from cases c where c.question_id = k.question_id limit 1)`;
  let rows = store
    .selectFrom('asked as k')
    .leftJoin('gap_decisions as g', 'g.question_id', 'k.question_id')
    .selectAll('k')
    .select(weak.as('case_reason'))
    .where('g.question_id', 'is', null)
    .where('k.day', '>=', query.from)
    .where('k.day', '<=', query.to)
    .where('k.text', '<>', '')
    .where(({ or, and, eb }) =>
      or([
        eb('k.outcome', '=', 'unanswerable_not_found'),
        eb('k.family', '=', 'failed'),
        eb('k.outcome', '=', 'answered_partly'),
        and([eb('k.family', '=', 'answered'), eb('k.verdict', '=', 'down')]),
        and([eb('k.family', '=', 'handed_off'), eb(weak, 'in', WEAK_CASES)]),
      ]),
    );
  if (query.language) rows = rows.where('k.language', '=', query.language);
  if (query.team) rows = rows.where('k.team', '=', query.team);
  const found = await rows.orderBy('k.seq', 'desc').limit(limit).execute();
  return found.map((row) => ({
    id: row.question_id,
    seq: row.seq,
    at: row.at,
    day: row.day,
    text: row.text,
    language: row.language as Language,
    topic: row.topic,
    region: row.region,
    outcome: row.outcome ?? '',
    reason: reasonOf(row),
  }));
}

function reasonOf({
  outcome,
  family,
  verdict,
}: {
  outcome: string | null;
  family: string;
  verdict: string | null;
}) {
  if (outcome === 'unanswerable_not_found') return 'not_found';
  if (family === 'failed') return 'failed';
  if (family === 'handed_off') return 'handed_over';
  return verdict === 'down' ? 'disliked' : 'partial';
}
