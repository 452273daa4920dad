import type { CitationSnapshot } from '../../knowledge/passage.ts';
import type { Language } from '../../src/base/language.ts';
import type { Day } from '../../src/base/time.ts';
import type { Store, Writer } from '../../src/store/open.ts';
import type { Likeness } from '../likeness.ts';
import type { StandardContent } from './api.ts';
import { standingsOf } from './bindings.ts';
import { contentOf, headingOf, linesOf } from './content.ts';
import { createMatching, type Reading, SURE } from './matching.ts';

/** A standard answer that is asked just so, and whose articles all say on the day what they said when it was bound. */
export interface StandardEvidence {
  id: string;
  heading: string;
  likeness: number;
  /** What it comes to, then its points. */
  lines: string[];
  citations: CitationSnapshot[];
}

export interface StandardFound {
  /** The likeliest that holds; null: none is asked just so, or its articles carry it no more. */
  answer: StandardEvidence | null;
  /** What was weighed, likeliest first, at most 5. */
  weighed: { id: string; heading: string; likeness: number }[];
}

/** A question with the day whose law is asked for, and the regions whose texts may answer besides national ones. */
export interface StandardRequest {
  question: string;
  language: Language;
  asOf: Day;
  regions: readonly string[];
}

export type FindStandard = (request: StandardRequest) => Promise<StandardFound>;

/** Kept in `meta`, and changed with every change of what is live: other processes see it. */
export const STAMP = 'standard_answers';
const WEIGHED = 5;
const NATIONAL = '全国';

interface Live {
  id: string;
  content: StandardContent;
}

/**
 * Finds the standard answer of a question. What is live is read again when it has changed; whether its articles
 * still carry it is looked up each time, in the rows.
 */
export function createFindStandard({
  store,
  likeness,
  reading,
}: {
  store: Store;
  likeness: Likeness;
  reading: Reading;
}): FindStandard {
  const like = createMatching(likeness, reading);
  let known: { stamp: string; live: Live[] } = { stamp: '', live: [] };
  return async ({ question, language, asOf, regions }) => {
    const stamp = await stampOf(store);
    if (stamp !== known.stamp) known = { stamp, live: await liveAnswers(store) };
    const weighed = known.live
      .map((one) => ({ ...one, likeness: like(question, one.content.questions[language], language) }))
      .filter((one) => one.likeness > 0)
      .sort((a, b) => b.likeness - a.likeness || a.id.localeCompare(b.id))
      .slice(0, WEIGHED);
    const found = weighed.map(({ id, content, likeness }) => ({
      id,
      heading: headingOf(content)[language],
      likeness,
    }));
    for (const { id, content, likeness } of weighed) {
      if (likeness < SURE[language]) break;
      const standings = await standingsOf(store, content.bindings, asOf);
      const citations = standings.flatMap((one) => (one.stale === null ? [one.citation] : []));
      if (citations.length < standings.length || citations.length === 0) continue;
      if (citations.some(({ region }) => region !== NATIONAL && !regions.includes(region))) continue;
      const heading = headingOf(content)[language];
      const lines = linesOf(content.text[language]);
      return { answer: { id, heading, likeness, lines, citations }, weighed: found };
    }
    return { answer: null, weighed: found };
  };
}

/** Empty: nothing has ever been live. */
async function stampOf(store: Store): Promise<string> {
  const row = await store.selectFrom('meta').select('value').where('key', '=', STAMP).executeTakeFirst();
  return row?.value ?? '';
}

/** Every standard answer in use, whether its articles still carry it or not. */
export async function liveAnswers(writer: Writer): Promise<Live[]> {
  const rows = await writer
    .selectFrom('standard_answers as a')
    .innerJoin('standard_revisions as r', (join) =>
      join.onRef('r.answer_id', '=', 'a.id').onRef('r.number', '=', 'a.live_number'),
    )
    .select(['a.id', 'r.content'])
    .where('a.state', '=', 'live')
    .orderBy('a.id')
    .execute();
  return rows.map(({ id, content }) => ({ id, content: contentOf(content) }));
}
