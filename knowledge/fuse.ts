import type { LexicalResult, Match } from './search-index.ts';
import { FUSION } from './tuning.ts';

/** A passage with its place in each half. */
export interface Fused {
  id: number;
  versionId: number;
  score: number;
  lexical: { score: number; rank: number } | null;
  vector: { score: number; rank: number } | null;
}

/**
 * One ranking of two: cosine, and the score by words over the square root of the question's weight, so that a
 * long question, whose words no passage holds all, still counts by its words. What one half did not return has
 * that half's least, for it is no better. Then what speaks for the version. `FUSION` has the figures.
 */
export function fuse(
  lexical: Pick<LexicalResult, 'matches' | 'weight'>,
  vector: readonly Match[],
  prior: (versionId: number) => number,
): Fused[] {
  const found = new Map<number, Fused>();
  const note = (half: 'lexical' | 'vector', matches: readonly Match[]) => {
    for (const [i, { id, versionId, score }] of matches.entries()) {
      const fused = found.get(id) ?? { id, versionId, score: 0, lexical: null, vector: null };
      fused[half] = { score, rank: i + 1 };
      found.set(id, fused);
    }
  };
  note('lexical', lexical.matches);
  note('vector', vector);
  const least = { lexical: leastOf(lexical.matches), vector: leastOf(vector) };
  const words = FUSION.words / Math.sqrt(Math.max(FUSION.leastWeight, lexical.weight));
  for (const fused of found.values()) {
    const near = Math.max(0, fused.vector?.score ?? least.vector);
    const fits = fused.lexical?.score ?? least.lexical;
    fused.score = near + words * fits;
  }
  const together = votes([...found.values()].sort(bestFirst).slice(0, FUSION.voters));
  for (const fused of found.values())
    fused.score = (fused.score + (together.get(fused.versionId) ?? 0)) * prior(fused.versionId);
  return [...found.values()].sort(bestFirst);
}

/** What speaks for a text beside the passage itself: that others of its passages are near the top too. */
function votes(top: readonly Fused[]): Map<number, number> {
  const least = top.at(-1)?.score ?? 0;
  const given = new Map<number, number[]>();
  for (const { versionId, score } of top)
    given.set(versionId, [...(given.get(versionId) ?? []), score - least]);
  return new Map(
    [...given].map(([versionId, all]) => {
      const counted = all.slice(0, FUSION.votes);
      return [versionId, (FUSION.vote * counted.reduce((sum, vote) => sum + vote, 0)) / FUSION.votes];
    }),
  );
}

function bestFirst(a: Fused, b: Fused): number {
  return b.score - a.score || a.id - b.id;
}

/** What is not among a half's first has at most this score there. */
function leastOf(matches: readonly Match[]): number {
  return matches[FUSION.depth - 1]?.score ?? 0;
}
