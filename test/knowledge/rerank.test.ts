import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReranker, rerank } from '../../knowledge/rerank.ts';
import { type Candidate, FEATURES, featuresOf } from '../../knowledge/rerank-features.ts';
import { tokenise } from '../../knowledge/tokens.ts';

const QUESTION = '试用期最长多久';

function candidate(text: string, place: Partial<Candidate> = {}): Candidate {
  const found = { lexical: null, vector: null, title: '劳动合同法', headings: '', versionId: 1, ordinal: 0 };
  return { ...found, text, ...place };
}

function weightsOf(question: string): Map<string, number> {
  return new Map(tokenise(question).map((term) => [term, 1]));
}

function named(row: number[]): Record<(typeof FEATURES)[number], number> {
  return Object.fromEntries(FEATURES.map((name, i) => [name, row[i]])) as never;
}

describe('features of a candidate', () => {
  it('say how much of the question its clauses, text and names hold', () => {
    const candidates = [
      candidate('试用期不得超过六个月。最长的另有规定。'),
      candidate('商标注册。', { headings: '试用期' }),
    ];
    const [first, second] = featuresOf(QUESTION, weightsOf(QUESTION), candidates).map(named);
    // 试 用 期 最 长 and 试用 用期 最长, of seven characters and six pairs
    expect(first!.coveredByText).toBeCloseTo(8 / 13);
    expect(first!.pairsCovered).toBeCloseTo(3 / 6);
    expect(first!.coveredByClause).toBeCloseTo(5 / 13);
    expect(first!.longestRun).toBeCloseTo(3 / 7);
    expect(first!.coveredByName).toBe(0);
    expect(second!.coveredByName).toBeCloseTo(5 / 13);
    expect(second!.coveredByText).toBe(0);
  });

  it('compare both halves with the best of the same search', () => {
    const candidates = [
      candidate('甲', { lexical: { score: 8, rank: 1 }, vector: { score: 0.4, rank: 2 }, ordinal: 1 }),
      candidate('乙', { lexical: { score: 4, rank: 2 }, ordinal: 2 }),
      candidate('丙', { vector: { score: 0.6, rank: 1 }, versionId: 2 }),
    ];
    const [first, second, third] = featuresOf(QUESTION, weightsOf(QUESTION), candidates).map(named);
    expect([first!.lexicalShare, second!.lexicalShare, third!.lexicalShare]).toEqual([1, 0.5, 0]);
    expect(first!.cosineGap).toBeCloseTo(0.2);
    expect(second!.cosine).toBeCloseTo(0.4);
    expect(third!.lexicalRank).toBe(0);
    expect(second!.neighbours).toBeGreaterThan(0);
    expect(third!.neighbours).toBe(0);
    expect(first!.sameText).toBeGreaterThan(third!.sameText);
  });

  it('are numbers for an empty question and an empty passage', () => {
    const rows = featuresOf('', new Map(), [candidate('')]);
    expect(rows.flat().every(Number.isFinite)).toBe(true);
    expect(featuresOf(QUESTION, weightsOf(QUESTION), [])).toEqual([]);
  });
});

describe('the re-ranker', () => {
  it('adds what its trees say', () => {
    const tree = { feature: [3, 0, 0], threshold: [0.5, 0, 0], left: [1, -1, -1], right: [2, -1, -1] };
    const trees = [
      { ...tree, value: [0, 1, 2] },
      { ...tree, threshold: [0.7, 0, 0], value: [0, 10, 20] },
    ];
    const rows = [0.5, 0.6, 0.8].map((cosine) => FEATURES.map((name) => (name === 'cosine' ? cosine : 0)));
    expect(rerank({ features: [...FEATURES], trees }, rows)).toEqual([11, 12, 22]);
  });

  it('puts the passage that both halves and the words speak for before one that shares a word', () => {
    const right = candidate(
      '劳动合同期限三个月以上不满一年的，试用期不得超过一个月；试用期最长不得超过六个月。',
      {
        lexical: { score: 30, rank: 1 },
        vector: { score: 0.7, rank: 1 },
      },
    );
    const wrong = candidate('本办法自发布之日起施行，有效期五年。', {
      lexical: { score: 9, rank: 90 },
      vector: { score: 0.2, rank: 100 },
      versionId: 2,
    });
    const [first, second] = rerank(readReranker(), featuresOf(QUESTION, weightsOf(QUESTION), [right, wrong]));
    expect(first).toBeGreaterThan(second!);
  });

  it('refuses a file made for other features, or whose trees go in circles', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'lastkm-rerank-')), 'model.json');
    const leaf = { feature: [0], threshold: [0], left: [-1], right: [-1], value: [0] };
    const circle = { feature: [0], threshold: [0], left: [0], right: [0], value: [0] };
    writeFileSync(path, JSON.stringify({ features: FEATURES.slice(1), trees: [leaf] }));
    expect(() => readReranker(path)).toThrow(/made for other features/);
    writeFileSync(path, JSON.stringify({ features: FEATURES, trees: [circle] }));
    expect(() => readReranker(path)).toThrow(/children after it/);
  });
});
