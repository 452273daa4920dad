import { expect, it } from 'vitest';
import { fuse } from '../../knowledge/fuse.ts';
import { FUSION } from '../../knowledge/tuning.ts';

const matches = (scores: Record<number, number>) =>
  Object.entries(scores)
    .map(([id, score]) => ({ id: Number(id), versionId: Number(id), score }))
    .sort((a, b) => b.score - a.score);
const words = (scores: Record<number, number>, weight = 100) => ({ matches: matches(scores), weight });
const order = (fused: { id: number }[]) => fused.map(({ id }) => id);

it('puts what both halves found before what one did, and keeps their ranks', () => {
  const fused = fuse(words({ 1: 30, 2: 29, 3: 28 }), matches({ 4: 0.5, 2: 0.49, 5: 0.4 }), () => 1);
  expect(order(fused)[0]).toBe(2);
  expect(fused[0]).toMatchObject({ lexical: { rank: 2, score: 29 }, vector: { rank: 2, score: 0.49 } });
  expect(fused.find(({ id }) => id === 4)).toMatchObject({ lexical: null, vector: { rank: 1 } });
  expect(fused).toHaveLength(5);
});

it('keeps the order of one half where the other is silent', () => {
  expect(order(fuse(words({ 3: 9, 1: 8, 2: 7 }), [], () => 1))).toEqual([3, 1, 2]);
  expect(order(fuse(words({}, 0), matches({ 3: 0.9, 1: 0.8, 2: 0.7 }), () => 1))).toEqual([3, 1, 2]);
});

it('lets words decide more in a long question, which no passage holds all of', () => {
  const near = matches({ 1: 0.5, 2: 0.4 });
  expect(order(fuse(words({ 2: 8 }, 64), near, () => 1))[0]).toBe(1);
  expect(order(fuse(words({ 2: 80 }, 1024), near, () => 1))[0]).toBe(2);
});

it('takes what one half did not return for its least, not for nothing', () => {
  const many = Object.fromEntries(Array.from({ length: FUSION.depth }, (_, i) => [i + 10, 40 - i / 100]));
  const fused = fuse(words(many), matches({ 1: 0.9, 10: 0.1 }), () => 1);
  expect(order(fused)[0]).toBe(1);
});

it('lets what speaks for a version move its passages', () => {
  const prior = (version: number) => (version === 3 ? 2 : 1);
  expect(order(fuse(words({ 1: 9, 2: 8, 3: 7 }), [], prior))).toEqual([3, 1, 2]);
});

it('lets the passages of a text speak for one another', () => {
  const near = [
    { id: 1, versionId: 1, score: 0.5 },
    { id: 2, versionId: 2, score: 0.499 },
    { id: 3, versionId: 2, score: 0.49 },
    { id: 4, versionId: 3, score: 0.1 },
  ];
  expect(order(fuse(words({}, 0), near, () => 1))).toEqual([2, 3, 1, 4]);
});
