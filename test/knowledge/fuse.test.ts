import { expect, it } from 'vitest';
import { fuse } from '../../knowledge/fuse.ts';

const matches = (...ids: number[]) => ids.map((id, i) => ({ id, versionId: id, score: 10 - i }));
const order = (fused: { id: number }[]) => fused.map(({ id }) => id);

it('puts what both halves found before what one did, and keeps their ranks', () => {
  const fused = fuse(matches(1, 2, 3), matches(4, 2, 5), () => 1);
  expect(order(fused).slice(0, 1)).toEqual([2]);
  expect(fused[0]).toMatchObject({ lexical: { rank: 2, score: 9 }, vector: { rank: 2, score: 9 } });
  expect(fused.find(({ id }) => id === 4)).toMatchObject({ lexical: null, vector: { rank: 1 } });
  expect(fused).toHaveLength(5);
});

it('keeps the order of one half where the other is silent', () => {
  expect(order(fuse(matches(3, 1, 2), [], () => 1))).toEqual([3, 1, 2]);
});

it('lets what speaks for a version move its passages', () => {
  expect(order(fuse(matches(1, 2, 3), [], (version) => (version === 3 ? 2 : 1)))).toEqual([3, 1, 2]);
});
