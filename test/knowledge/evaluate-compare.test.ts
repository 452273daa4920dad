import { expect, it } from 'vitest';
import { compareRuns, placeOf } from '../../knowledge/evaluate-compare.ts';

const run = (ranks: Record<string, number | null>) =>
  Object.entries(ranks).map(([id, rank]) => ({ id, question: `${id}?`, rank }));

it('tells what got better and worse, most first, and what it cannot compare', () => {
  const { better, worse, same, unmatched } = compareRuns(
    run({ a: 3, b: null, c: 1, d: 2, e: 7, gone: 1 }),
    run({ a: 2, b: 1, c: 1, d: null, e: 8, fresh: 1 }),
  );
  expect(better.map(({ id, before, after }) => [id, before, after])).toEqual([
    ['b', null, 1],
    ['a', 3, 2],
  ]);
  expect(worse.map(({ id }) => id)).toEqual(['d', 'e']);
  expect([same, unmatched]).toEqual([1, 2]);
});

it('takes the place of the first relevant passage', () => {
  expect(placeOf(['x', 'y'], ['a', 'y', 'x'])).toBe(2);
  expect(placeOf(['x'], ['a'])).toBeNull();
});
