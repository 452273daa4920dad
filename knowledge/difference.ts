import { diffWords } from 'diff';
import { fault } from '../src/base/faults.ts';
import type { Writer } from '../src/store/open.ts';
import { alike, pairsOf } from './alike.ts';
import { passagesOfVersion } from './corpus.ts';
import type { Passage } from './passage.ts';

/** Words that two wordings share, or that one of them has alone. */
export interface WordPart {
  text: string;
  change: 'same' | 'added' | 'removed';
}

type Piece = Pick<Passage, 'id' | 'article' | 'headingPath' | 'text'>;

/** One row of a comparison: an article as it was and as it is. `moved`: the same words under another number. */
export interface DifferenceRow {
  change: 'same' | 'moved' | 'changed' | 'added' | 'removed';
  before: Piece | null;
  after: Piece | null;
  /** Of a changed article, word by word; else empty. */
  words: WordPart[];
}

export interface Difference {
  before: { versionId: number; title: string; label: string };
  after: { versionId: number; title: string; label: string };
  counts: Record<DifferenceRow['change'], number>;
  /** In the order of the later text; what it no longer has stands where it was. */
  rows: DifferenceRow[];
}

/** Below this share of pairs in common two articles are two, not one that was changed. */
const ONE_ARTICLE = 0.3;

/** What changed from one version to another, article by article. Throws `not_found` for a version not held. */
export async function differenceOf(store: Writer, beforeId: number, afterId: number): Promise<Difference> {
  const [before, after] = [await headOf(store, beforeId), await headOf(store, afterId)];
  const rows = compareTexts(
    await passagesOfVersion(store, beforeId),
    await passagesOfVersion(store, afterId),
  );
  const counts = { same: 0, moved: 0, changed: 0, added: 0, removed: 0 };
  for (const { change } of rows) counts[change]++;
  return { before, after, counts, rows };
}

async function headOf(store: Writer, versionId: number): Promise<Difference['before']> {
  const row = await store
    .selectFrom('versions')
    .select(['id', 'title', 'label'])
    .where('id', '=', versionId)
    .executeTakeFirst();
  if (!row) throw fault('not_found');
  return { versionId: row.id, title: row.title, label: row.label };
}

/** Compares two texts passage by passage: numbers of articles move, so they are paired by what they say. */
export function compareTexts(before: readonly Piece[], after: readonly Piece[]): DifferenceRow[] {
  const pairs = pairUp(before, after);
  const partner = new Map([...pairs].map(([a, b]) => [b, a]));
  const rows: DifferenceRow[] = [];
  let next = 0;
  const removedUpTo = (end: number) => {
    for (; next < end; next++)
      if (!pairs.has(next))
        rows.push({ change: 'removed', before: pieceOf(before[next]!), after: null, words: [] });
  };
  for (const [i, passage] of after.entries()) {
    const from = partner.get(i);
    if (from === undefined) rows.push({ change: 'added', before: null, after: pieceOf(passage), words: [] });
    else {
      removedUpTo(from);
      rows.push(rowOf(before[from]!, passage));
    }
  }
  removedUpTo(before.length);
  return rows;
}

function rowOf(before: Piece, after: Piece): DifferenceRow {
  const pair = { before: pieceOf(before), after: pieceOf(after) };
  if (plainly(before.text) !== plainly(after.text))
    return { change: 'changed', ...pair, words: wordsBetween(before.text, after.text) };
  return { change: before.article === after.article ? 'same' : 'moved', ...pair, words: [] };
}

/** Pairs of places: equal words first, then the likeliest that is left, the best pair before the next best. */
function pairUp(before: readonly Piece[], after: readonly Piece[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const take = (a: number, b: number) => {
    pairs.set(a, b);
    taken.add(b);
  };
  const byWords = new Map<string, number[]>();
  for (const [b, { text }] of after.entries())
    byWords.set(plainly(text), [...(byWords.get(plainly(text)) ?? []), b]);
  for (const [a, { text }] of before.entries()) {
    const b = byWords.get(plainly(text))?.shift();
    if (b !== undefined) take(a, b);
  }
  const left = before.map(({ text }, a) => (pairs.has(a) ? null : pairsOf(text)));
  const right = after.map(({ text }, b) => (taken.has(b) ? null : pairsOf(text)));
  const likely = left.flatMap((own, a) =>
    right.flatMap((other, b) => {
      const share = own && other ? alike(own, other) : 0;
      const sameNumber = before[a]!.article !== null && before[a]!.article === after[b]!.article ? 0.05 : 0;
      return share + sameNumber >= ONE_ARTICLE ? [{ a, b, share: share + sameNumber }] : [];
    }),
  );
  for (const { a, b } of likely.sort((x, y) => y.share - x.share))
    if (!pairs.has(a) && !taken.has(b)) take(a, b);
  return pairs;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** What stands in both wordings and what in one alone, word by word. */
export function wordsBetween(before: string, after: string): WordPart[] {
  return diffWords(before, after, { intlSegmenter: segmenter }).map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }));
}

function pieceOf({ id, article, headingPath, text }: Piece): Piece {
  return { id, article, headingPath, text };
}

function plainly(text: string): string {
  return text.replace(/\s+/g, '');
}
