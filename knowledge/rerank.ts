import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../src/base/root.ts';
import { FEATURES } from './rerank-features.ts';

/** A decision tree as columns, one entry per node; node 0 is the root, a leaf has `left` -1. */
const treeSchema = z
  .object({
    feature: z.array(
      z
        .int()
        .nonnegative()
        .max(FEATURES.length - 1),
    ),
    threshold: z.array(z.number()),
    left: z.array(z.int()),
    right: z.array(z.int()),
    value: z.array(z.number()),
  })
  .refine(
    (tree) =>
      tree.left.every((left, i) => left === -1 || (left > i && tree.right[i]! > i)) &&
      [tree.feature, tree.threshold, tree.right, tree.value].every(
        ({ length }) => length === tree.left.length,
      ),
    'every node needs all its columns and children after it',
  );

/** Boosted trees over `FEATURES`; refused when the names or their order differ. */
const rerankerSchema = z.object({
  features: z
    .array(z.string())
    .refine((names) => names.join() === FEATURES.join(), 'made for other features'),
  trees: z.array(treeSchema).min(1),
});
export type Reranker = z.output<typeof rerankerSchema>;

/** Reads the trained re-ranker (`knowledge/model/README.md`). Throws when the file is not one. */
export function readReranker(path: string = join(ROOT, 'knowledge/model/reranker.json')): Reranker {
  return rerankerSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * How likely each candidate answers, given its features (`featuresOf`): log-odds, higher is better, comparable
 * within one search.
 */
export function rerank(reranker: Reranker, features: readonly (readonly number[])[]): number[] {
  return features.map((row) => reranker.trees.reduce((sum, tree) => sum + valueIn(tree, row), 0));
}

function valueIn(tree: Reranker['trees'][number], row: readonly number[]): number {
  let node = 0;
  while (tree.left[node]! >= 0)
    node = row[tree.feature[node]!]! <= tree.threshold[node]! ? tree.left[node]! : tree.right[node]!;
  return tree.value[node]!;
}
