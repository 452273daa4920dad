import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionTerms } from '../../knowledge/question-terms.ts';
import { createMemoryIndex } from '../../knowledge/search-index.memory.ts';
import type { IndexEntry, IndexFilter } from '../../knowledge/search-index.ts';
import { BM25 } from '../../knowledge/tuning.ts';
import { scope } from '../support/scopes.ts';

const anyDay: IndexFilter = { asOf: '2026-11-24', regions: [] };
const words = ['税', '工资', '合同', '融资', '社保', '仲裁'];

function entry(id: number, terms: Record<string, number>, versionId = 1): IndexEntry {
  const length = Object.values(terms).reduce((sum, count) => sum + count, 0);
  return { id, versionId, terms: new Map(Object.entries(terms)), length };
}

/** A question of just these words. */
function asking(own: ReadonlyMap<string, number> | Record<string, number>): QuestionTerms {
  return { own: new Map(own instanceof Map ? own : Object.entries(own)), added: new Map() };
}

function indexOf(scopes = [scope({ versionId: 1 })], dimensions = 0) {
  const index = createMemoryIndex(dimensions);
  index.setScopes(scopes);
  return index;
}

/** BM25 as the books write it, over all entries one by one. */
function naiveScores(entries: readonly IndexEntry[], query: ReadonlyMap<string, number>): [number, number][] {
  const mean = entries.reduce((sum, { length }) => sum + length, 0) / entries.length;
  return entries
    .map(({ id, terms, length }): [number, number] => {
      let score = 0;
      for (const [term, times] of query) {
        const holding = entries.filter((other) => other.terms.has(term)).length;
        const idf = Math.log(1 + (entries.length - holding + 0.5) / (holding + 0.5));
        const count = terms.get(term) ?? 0;
        const norm = BM25.k1 * (1 - BM25.b + (BM25.b * length) / mean);
        score += (times * idf * count * (BM25.k1 + 1)) / (count + norm);
      }
      return [id, score];
    })
    .filter(([, score]) => score > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

const counts = fc.dictionary(fc.constantFrom(...words), fc.integer({ min: 1, max: 40 }), { minKeys: 1 });
const query = fc.dictionary(fc.constantFrom(...words), fc.integer({ min: 1, max: 3 }), { minKeys: 1 });
/** Ids put (again) or removed, in order, in several batches. */
const history = fc.array(
  fc.record({
    put: fc.array(fc.record({ id: fc.integer({ min: 1, max: 12 }), counts }), { maxLength: 6 }),
    gone: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
  }),
  { maxLength: 5 },
);

describe('words', () => {
  it('score as BM25 does over what is held, however it came to be held', async () => {
    await fc.assert(
      fc.asyncProperty(history, query, async (batches, asked) => {
        const index = indexOf();
        const held = new Map<number, IndexEntry>();
        for (const { put, gone } of batches) {
          const entries = [...new Map(put.map((one) => [one.id, entry(one.id, one.counts)])).values()];
          await index.put(entries);
          await index.remove(gone);
          for (const one of entries) held.set(one.id, one);
          for (const id of gone) held.delete(id);
        }
        const terms = new Map(Object.entries(asked));
        const { matches } = index.matching(asking(terms), 100, anyDay);
        const expected = naiveScores([...held.values()], terms);
        expect(matches.map(({ id }) => id).sort()).toEqual(expected.map(([id]) => id).sort());
        for (const { id, score } of matches)
          expect(score).toBeCloseTo(expected.find(([other]) => other === id)![1], 3);
      }),
      { numRuns: 200 },
    );
  });

  it('give the best k, equal ones in order of id', async () => {
    const index = indexOf();
    await index.put([3, 1, 2].map((id) => entry(id, { 税: 1 })).concat(entry(4, { 税: 3 })));
    const { matches } = index.matching(asking({ 税: 1 }), 3, anyDay);
    expect(matches.map(({ id }) => id)).toEqual([4, 1, 2]);
  });

  it('tell how much of the question the best one holds', async () => {
    const index = indexOf();
    await index.put([entry(1, { 税: 1, 合同: 1 }), entry(2, { 税: 1 })]);
    expect(index.matching(asking({ 税: 1 }), 5, anyDay).coverage).toBe(1);
    const asked = asking({ 税: 1, 仲裁: 1 });
    const { coverage } = index.matching(asked, 5, anyDay);
    expect(coverage).toBeGreaterThan(0);
    expect(coverage).toBeLessThan(0.5);
    expect(index.matching(asking({}), 5, anyDay)).toEqual({ matches: [], coverage: 0, weight: 0 });
  });

  it('that were added find what the own ones miss, for less', async () => {
    const index = indexOf();
    await index.put([entry(1, { 解雇: 1 }), entry(2, { 解除: 1 }), entry(3, { 合同: 1 })]);
    const own = new Map([['解雇', 1]]);
    const found = index.matching({ own, added: new Map([['解除', 0.4]]) }, 5, anyDay);
    expect(found.matches.map(({ id }) => id)).toEqual([1, 2]);
    expect(found.matches[1]!.score).toBeCloseTo(0.4 * found.matches[0]!.score, 5);
    expect(found.coverage).toBe(1);
    expect(found.weight).toBeCloseTo(1.4 * index.matching(asking(own), 5, anyDay).weight, 5);
  });

  it('are swept of the removed, and find the rest as before', async () => {
    const index = indexOf();
    const entries = Array.from({ length: 3000 }, (_, i) =>
      entry(i + 1, { 税: (i % 7) + 1, [`词${i % 50}`]: 1 }),
    );
    await index.put(entries);
    await index.remove(entries.filter(({ id }) => id % 3 !== 0).map(({ id }) => id));
    const asked = asking({ 税: 1, 词7: 1 });
    const before = index.matching(asked, 50, anyDay);
    await index.put([entry(9001, { 别的: 1 })]);
    expect(index.postings.unswept).toBe(0);
    await index.remove([9001]);
    expect(index.matching(asked, 50, anyDay)).toEqual(before);
    expect(before.matches.every(({ id }) => id % 3 === 0)).toBe(true);
  });

  it('leave the event loop turns while many are put', async () => {
    const index = indexOf();
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const terms = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`词${i}`, 1]));
    await index.put(Array.from({ length: 4000 }, (_, i) => entry(i + 1, { ...terms, [`各${i}`]: 1 })));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
    expect(index.size().passages).toBe(4000);
  });
});

describe('the filter', () => {
  const window = (
    from: string | null,
    to: string | null,
    ended: 'superseded' | 'repealed' | null = null,
  ) => ({
    publishedOn: null,
    effectiveFrom: from,
    effectiveTo: to,
    ended,
    endedBy: null,
  });
  const on = async (fields: Parameters<typeof scope>[0], filter = anyDay) => {
    const index = indexOf([scope({ versionId: 1, ...fields })], 2);
    await index.put([entry(1, { 税: 1 })]);
    await index.putVectors([{ id: 1, vector: Float32Array.of(1, 0) }]);
    const byWords = index.matching(asking({ 税: 1 }), 5, filter).matches.length;
    expect(index.nearest(Float32Array.of(1, 0), 5, filter)).toHaveLength(byWords);
    return byWords === 1;
  };

  it('lets the first and the last day in, not the days around them', async () => {
    const fields = { window: window('2026-01-01', '2026-11-24', 'superseded') };
    expect(await on(fields, { ...anyDay, asOf: '2025-12-31' })).toBe(false);
    expect(await on(fields, { ...anyDay, asOf: '2026-01-01' })).toBe(true);
    expect(await on(fields, { ...anyDay, asOf: '2026-11-24' })).toBe(true);
    expect(await on(fields, { ...anyDay, asOf: '2026-11-25' })).toBe(false);
  });

  it('keeps out what ended on an unknown day, what is retired, hidden or of another region', async () => {
    expect(await on({})).toBe(true);
    expect(await on({ window: window(null, null, 'repealed') })).toBe(false);
    expect(await on({ retired: true })).toBe(false);
    expect(await on({ visible: false })).toBe(false);
    expect(await on({ region: '上海' })).toBe(false);
    expect(await on({ region: '上海' }, { ...anyDay, regions: ['北京'] })).toBe(false);
    expect(await on({ region: '上海' }, { ...anyDay, regions: ['北京', '上海'] })).toBe(true);
  });

  it('keeps out what it cannot judge: unreadable days, a version nobody told it of', async () => {
    expect(await on({ window: window('2026-13-01', null) })).toBe(false);
    expect(await on({ window: window(null, 'unknown') })).toBe(false);
    expect(await on({}, { ...anyDay, asOf: 'today' })).toBe(false);
    const index = indexOf([]);
    await index.put([entry(1, { 税: 1 }, 7)]);
    expect(index.matching(asking({ 税: 1 }), 5, anyDay).matches).toEqual([]);
  });

  it('follows when versions change', async () => {
    const index = indexOf([scope({ versionId: 1 })]);
    await index.put([entry(1, { 税: 1 })]);
    const found = () => index.matching(asking({ 税: 1 }), 5, anyDay).matches.length;
    expect(found()).toBe(1);
    index.setScopes([scope({ versionId: 1, window: window(null, '2026-11-23', 'superseded') })]);
    expect(found()).toBe(0);
  });
});
