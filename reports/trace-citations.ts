import { holds } from '../knowledge/citations.ts';
import { passagesById } from '../knowledge/corpus.ts';
import { findArticles } from '../knowledge/find-article.ts';
import { toNumber } from '../knowledge/numerals.ts';
import type { CitationSnapshot, Passage } from '../knowledge/passage.ts';
import { inForce, validityOn } from '../knowledge/validity.ts';
import { addDays, type Day } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import type { TracedCitation } from './api.ts';

interface Cited {
  position: number;
  snapshot: CitationSnapshot;
}

/** What was cited, as it was, with what has become of it by `day`. */
export async function tracedCitations(
  store: Store,
  cited: readonly Cited[],
  day: Day,
): Promise<TracedCitation[]> {
  const ids = [...new Set(cited.flatMap(({ snapshot }) => snapshot.passageId ?? []))];
  const passages = new Map((await passagesById(store, ids)).map((passage) => [passage.id, passage]));
  const live = await liveIds(store, ids);
  const traced: TracedCitation[] = [];
  for (const { position, snapshot } of cited) {
    const passage = snapshot.passageId === null ? undefined : passages.get(snapshot.passageId);
    const held = passage !== undefined && live.has(passage.id) ? passage : undefined;
    const now = held ? validityOn(held, day) : snapshot.passageId === null ? null : 'gone';
    const { wordsStand, current } = await standing(store, snapshot, held, day);
    traced.push({
      position,
      snapshot,
      now,
      wordsStand,
      current: wordsStand === false ? (current?.text ?? null) : null,
      ...(wordsStand === false || now === 'in_force_amended' ? ended(held, current) : NOTHING),
      documentId: passage?.documentId ?? null,
    });
  }
  return traced;
}

const NOTHING = { since: null, by: null };

/** Since when, by what: the passage's own end, else the beginning of what stands in its place. */
function ended(held: Passage | undefined, current: Passage | undefined) {
  if (held?.effectiveTo) return { since: addDays(held.effectiveTo, 1), by: held.endedBy };
  if (held?.amendedFrom) return { since: held.amendedFrom, by: held.endedBy };
  return { since: current?.effectiveFrom ?? null, by: held?.endedBy ?? null };
}

async function liveIds(store: Store, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await store
    .selectFrom('passages')
    .select('id')
    .where('id', 'in', ids)
    .where('retired_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/**
 * Whether the quoted words stand in a passage in force on the day (the one cited, or the same article of the
 * version that holds now), and that article. Null: the text is not held, or has no articles to look for.
 */
async function standing(
  store: Store,
  snapshot: CitationSnapshot,
  held: Passage | undefined,
  day: Day,
): Promise<{ wordsStand: boolean | null; current?: Passage | undefined }> {
  if (held && inForce(validityOn(held, day)) && quoteStands(held.text, snapshot.quote))
    return { wordsStand: true };
  const article = articleNumber(snapshot.article);
  const unknown = { wordsStand: snapshot.passageId === null ? null : false };
  if (article === null) return unknown;
  const [found] = await findArticles(store, [{ title: snapshot.title, article }], day);
  if (!found?.held) return unknown;
  return {
    wordsStand: found.passages.some(({ text }) => quoteStands(text, snapshot.quote)),
    current: found.passages[0],
  };
}

/** Two quotes of one article stand on lines of their own. */
export function quoteStands(text: string, quote: string): boolean {
  return holds(text, quote) || quote.split('\n').every((line) => holds(text, line));
}

/** `第四十七条` → 47; null outside of articles, and for inserted ones (`之一`). */
export function articleNumber(article: string | null): number | null {
  const numeral = /^第(.+?)条$/.exec(article ?? '')?.[1];
  return numeral === undefined ? null : (toNumber(numeral) ?? null);
}
