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
 * One ranking of two: reciprocal ranks added (Cormack, Clarke and Büttcher 2009), weighted by half, times
 * what speaks for the version. Scores of the halves are not comparable; their ranks are.
 */
export function fuse(
  lexical: readonly Match[],
  vector: readonly Match[],
  prior: (versionId: number) => number,
): Fused[] {
  const found = new Map<number, Fused>();
  const add = (half: 'lexical' | 'vector', matches: readonly Match[], weight: number) => {
    for (const [i, { id, versionId, score }] of matches.entries()) {
      const rank = i + 1;
      const fused = found.get(id) ?? { id, versionId, score: 0, lexical: null, vector: null };
      fused[half] = { score, rank };
      fused.score += weight / (FUSION.offset + rank);
      found.set(id, fused);
    }
  };
  add('lexical', lexical, FUSION.lexical);
  add('vector', vector, FUSION.vector);
  for (const fused of found.values()) fused.score *= prior(fused.versionId);
  return [...found.values()].sort((a, b) => b.score - a.score || a.id - b.id);
}
