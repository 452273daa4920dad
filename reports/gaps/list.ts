import type { Embedder } from '../../knowledge/embedder.ts';
import type { Language } from '../../src/base/language.ts';
import type { Clock } from '../../src/base/time.ts';
import { addDays, type Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { Gap, GapList, GapReason } from '../api.ts';
import { followAsked } from '../asked/follow.ts';
import { countQuestions } from '../asked/list.ts';
import { type Candidate, type GapQuery, gapCandidates } from './candidates.ts';
import { cluster } from './cluster.ts';
import { GAPS } from './rules.ts';
import { questionVectors } from './vectors.ts';

export interface GapDeps {
  store: Store;
  clock: Clock;
  /** Null: by words alone. */
  embedder: Embedder | null;
}

/** What was asked in a period and not, or not well, answered; questions that ask the same are one gap. */
export async function listGaps({ store, embedder }: GapDeps, query: GapQuery): Promise<GapList> {
  await followAsked(store);
  const { from, to, language, team } = query;
  const candidates = await gapCandidates(store, query, GAPS.questions);
  const { vectors, alike } = await questionVectors(
    candidates.map(({ text }) => text),
    embedder,
  );
  const middle = middleOf(from, to);
  const gaps = (await cluster(vectors, alike)).slice(0, GAPS.gaps).map(({ members, centre }) =>
    toGap(
      members.map((i) => candidates[i]!),
      candidates[centre]!,
      middle,
    ),
  );
  return {
    from,
    to,
    looked: candidates.length,
    of: await countQuestions(store, { from, to, language, team }),
    gaps,
  };
}

function middleOf(from: Day, to: Day): Day {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return addDays(from, Math.floor(days / 2));
}

/** Members are newest first. */
function toGap(members: readonly Candidate[], centre: Candidate, middle: Day): Gap {
  const languages: Record<Language, number> = { zh: 0, en: 0 };
  const reasons: Record<GapReason, number> = {
    not_found: 0,
    partial: 0,
    disliked: 0,
    handed_over: 0,
    failed: 0,
  };
  for (const { language, reason } of members) {
    languages[language] += 1;
    reasons[reason] += 1;
  }
  const before = members.filter(({ day }) => day <= middle).length;
  return {
    id: centre.id,
    question: centre.text,
    size: members.length,
    languages,
    topic: mostCommon(members.map(({ topic }) => topic).filter(Boolean)),
    regions: [...new Set(members.flatMap(({ region }) => region ?? []))],
    reasons,
    before,
    after: members.length - before,
    lastAt: members[0]!.at,
    questions: members.map(({ id }) => id),
    examples: members.slice(0, GAPS.examples).map(({ id, at, text, outcome }) => ({ id, at, text, outcome })),
  };
}

function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
