import type { Match } from './search-index.ts';
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
 * One ranking of two. In each half a score counts as its place between the last and the first of the list, so
 * that halves of any scale can be added (convex combination: Bruch, Gai and Ingber 2023); then what speaks for
 * the version. `FUSION` has the figures against adding reciprocal ranks.
 */
export function fuse(
  lexical: readonly Match[],
  vector: readonly Match[],
  prior: (versionId: number) => number,
): Fused[] {
  const found = new Map<number, Fused>();
  const add = (half: 'lexical' | 'vector', matches: readonly Match[], weight: number, floor: number) => {
    const range = (matches[0]?.score ?? 0) - floor || 1;
    for (const [i, { id, versionId, score }] of matches.entries()) {
      const fused = found.get(id) ?? { id, versionId, score: 0, lexical: null, vector: null };
      fused[half] = { score, rank: i + 1 };
      fused.score += (weight * (score - floor)) / range;
      found.set(id, fused);
    }
  };
  const lastOf = (matches: readonly Match[]) => matches.at(-1)?.score ?? 0;
  add('lexical', lexical, 1 - FUSION.vector, lexical.length < FUSION.depth ? 0 : lastOf(lexical));
  add('vector', vector, FUSION.vector, lastOf(vector));
  for (const fused of found.values()) fused.score *= prior(fused.versionId);
  return [...found.values()].sort((a, b) => b.score - a.score || a.id - b.id);
}
