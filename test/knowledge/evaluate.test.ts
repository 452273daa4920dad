import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateRetrieval } from '../../knowledge/evaluate.ts';
import { silent } from '../../src/base/log.ts';
import { hashEmbedder } from '../support/hash-embedder.ts';
import { tempFolder } from './support.ts';

const unit = (law: string, article: string, text: string) => ({
  id: `${law}@2020-01-01#${article}`,
  law,
  title: law,
  version_date: '2020-01-01',
  article,
  chapter: '',
  text,
  kind: '社会法',
});

function inputs(queries: object[]) {
  const folder = tempFolder();
  const write = (name: string, rows: object[]) => {
    const file = join(folder, name);
    writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return file;
  };
  const corpus = write('corpus.jsonl', [
    unit('劳动法', '第一条', '加班费按百分之一百五十支付。'),
    unit('劳动法', '第二条', '加班费不得拖欠，拖欠加班费的加付赔偿金。'),
    unit('公司法', '第一条', '注册资本应当缴足。'),
  ]);
  return { corpus, queries: write('queries.jsonl', queries), logger: silent };
}

describe('the retrieval evaluation', () => {
  it.each([null, hashEmbedder()])('counts ranks of relevant passages', async (embedder) => {
    const queries = [
      { id: 'a', question: '注册资本', relevant: ['公司法@2020-01-01#第一条'] },
      { id: 'b', question: '加班费拖欠', relevant: ['劳动法@2020-01-01#第一条', '劳动法@2020-01-01#第二条'] },
      { id: 'c', question: '加班费拖欠', relevant: ['劳动法@2020-01-01#第一条'] },
      { id: 'd', question: '注册资本', relevant: ['不在这里'] },
    ];
    const found: (readonly string[])[] = [];
    const each = (_: unknown, ids: readonly string[]) => void found.push(ids);
    const report = await evaluateRetrieval({ ...inputs(queries), embedder, each });
    expect(report).toMatchObject({ passages: 3, questions: 4, vectors: embedder ? 3 : 0 });
    expect(report.mrr).toBeCloseTo((1 + 1 + 0.5 + 0) / 4, 4);
    expect(report.recall).toMatchObject({ 1: (1 + 0.5 + 0 + 0) / 4, 5: 0.75, 100: 0.75 });
    expect(found[0]?.[0]).toBe('公司法@2020-01-01#第一条');
  });

  it('names the line that it cannot read', async () => {
    const { queries, ...rest } = inputs([{ id: 'a', question: 'x', relevant: ['y'] }, { id: 'b' }]);
    await expect(evaluateRetrieval({ ...rest, queries, embedder: null })).rejects.toMatchObject({
      code: 'questions_invalid',
      facts: { line: 2 },
    });
    await expect(
      evaluateRetrieval({ ...rest, queries: '/nowhere.jsonl', embedder: null }),
    ).rejects.toMatchObject({ code: 'file_missing' });
  });
});
