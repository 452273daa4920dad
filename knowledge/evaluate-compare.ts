import { z } from 'zod';

/** Where a question's first relevant passage came, from 1; null when it is not among the first hundred. */
export const placedSchema = z.object({
  id: z.string(),
  question: z.string(),
  rank: z.int().positive().nullable(),
});
export type Placed = z.output<typeof placedSchema>;

export interface Moved {
  id: string;
  question: string;
  before: number | null;
  after: number | null;
}

export interface Comparison {
  /** By how much 1 / rank changed, most first. */
  better: Moved[];
  worse: Moved[];
  same: number;
  /** Questions of one run only. */
  unmatched: number;
}

/** Place of the first relevant passage among those found. */
export function placeOf(relevant: Iterable<string>, found: readonly string[]): number | null {
  const wanted = new Set(relevant);
  const at = found.findIndex((id) => wanted.has(id));
  return at < 0 ? null : at + 1;
}

/** What got better and what worse from one run of a question set to another. */
export function compareRuns(before: readonly Placed[], after: readonly Placed[]): Comparison {
  const earlier = new Map(before.map((placed) => [placed.id, placed]));
  const moved = after.flatMap(({ id, question, rank }): Moved[] => {
    const held = earlier.get(id);
    return held ? [{ id, question, before: held.rank, after: rank }] : [];
  });
  const gain = (one: Moved) => share(one.after) - share(one.before);
  return {
    better: moved.filter((one) => gain(one) > 0).sort((a, b) => gain(b) - gain(a)),
    worse: moved.filter((one) => gain(one) < 0).sort((a, b) => gain(a) - gain(b)),
    same: moved.filter((one) => gain(one) === 0).length,
    unmatched: before.length + after.length - 2 * moved.length,
  };
}

function share(rank: number | null): number {
  return rank === null ? 0 : 1 / rank;
}
