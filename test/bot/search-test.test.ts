import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOnce } from '../../bot/ask-once.ts';
import { searchTest } from '../../bot/search-test.ts';
import type { SearchTestBody, SearchTestResult } from '../../bot/search-test-api.ts';
import { decideStandard } from '../../services/standard-answers/decide.ts';
import { createStandard } from '../../services/standard-answers/write.ts';
import { type App, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { bodyOn, clock, LAW, OLD_ARTICLE, QUESTION, standardDeps, storeLaw } from '../support/standard.ts';

let folder: string;
let app: App;
let standard: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lastkm-search-test-'));
  app = await openApp({ config: readConfig({ DATA_DIR: folder }), clock, logger: silent });
  const { store } = app;
  await storeLaw(store, { 5: OLD_ARTICLE }, { title: `${LAW}（旧）`, from: '2010-01-01' });
  await store
    .updateTable('versions')
    .set({ effective_to: '2019-12-31', ended: 'superseded' })
    .where('title', '=', `${LAW}（旧）`)
    .execute();
  const [passage = 0] = await storeLaw(store, { 5: OLD_ARTICLE });
  await storeLaw(
    store,
    { 5: '第五条　北京贴息比例为实际支付利息的百分之六十。' },
    { title: '北京贴息示范办法' },
  );
  await store
    .updateTable('documents')
    .set({ region: '北京' })
    .where('title', '=', '北京贴息示范办法')
    .execute();
  const deps = standardDeps(store);
  standard = await createStandard(deps, bodyOn(passage), 'editor');
  const approver = { id: 'approver', roles: ['approver' as const] };
  await decideStandard(deps, standard, { approve: true, revision: 1 }, approver);
  await app.knowledge.settle();
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const trying = (body: SearchTestBody): Promise<SearchTestResult> =>
  searchTest({ ...app, deadlineMs: 20_000 }, body);

const counts = async () => {
  const tables = ['conversations', 'messages', 'questions', 'answers', 'cases', 'log'] as const;
  return Promise.all(
    tables.map(async (table) => {
      const { count } = await app.store
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    }),
  );
};

describe('a search test', () => {
  it.each([
    QUESTION,
    '试用期最长多久？',
    '公司拖欠工资两个月了，怎么办？',
    'How long may a probation period be?',
    '我要找人工',
    '劳动合同法第十九条怎么说',
    '你好',
    '个体户要交企业所得税吗？另外，年假有几天？',
    '月薪8000，干了三年被违法辞退，赔多少钱',
    '今天天气怎么样',
  ])('gives just what the chat gives: %s', async (text) => {
    const chat = await askOnce({ ...app, deadlineMs: 20_000 }, newId(), text);
    const before = await counts();
    const { answer } = await trying({ text });
    for (const key of ['outcome', 'team', 'urgent', 'caseReason', 'language', 'text', 'suggestions'] as const)
      expect(answer[key]).toEqual(chat[key]);
    expect(answer.citations).toEqual(chat.citations);
    expect(await counts()).toEqual(before);
  });

  it('goes on from earlier questions as the chat does', async () => {
    const id = newId();
    const deps = { ...app, deadlineMs: 20_000 };
    await askOnce(deps, id, '试用期最长多久？');
    const chat = await askOnce(deps, id, '那一年的合同呢？');
    const { answer, understood } = await trying({ text: '那一年的合同呢？', earlier: ['试用期最长多久？'] });
    expect(answer.text).toBe(chat.text);
    expect(understood).toMatchObject({ isFollowUp: true, standalone: expect.stringContaining('试用期') });
  });

  it('shows terms, both halves, what they make together, and what was weighed', async () => {
    const { searches, timings, answer } = await trying({ text: QUESTION });
    const [search] = searches;
    expect(search?.terms.filter(({ from }) => from === 'own').length).toBeGreaterThan(0);
    expect(search?.words[0]).toMatchObject({ rank: 1, title: expect.stringContaining('贴息') });
    expect(search?.vectors.length).toBeGreaterThan(0);
    const cited = search?.fused.find(({ title, kind }) => title === LAW && kind === 'article');
    expect(cited).toMatchObject({ cited: true, validity: 'in_force', words: { rank: expect.any(Number) } });
    expect(search?.curated[0]).toMatchObject({ kind: 'standard', id: standard, used: true });
    expect(answer.made).toEqual(['standard']);
    const steps = timings.map(({ step }) => step);
    expect(steps).toEqual(expect.arrayContaining(['understand', 'triage', 'retrieve', 'compose', 'verify']));
    expect((await trying({ text: '炒鱿鱼要给钱吗' })).searches[0]?.terms).toContainEqual(
      expect.objectContaining({ from: 'added' }),
    );
  });

  it('says what the filters kept out, and why', async () => {
    const excluded = async (body: SearchTestBody) =>
      Object.fromEntries(
        ((await trying(body)).searches[0]?.excluded ?? []).map(({ title, reason }) => [title, reason]),
      );
    const text = '贴息比例是多少';
    expect(await excluded({ text })).toMatchObject({
      [`${LAW}（旧）`]: 'superseded',
      北京贴息示范办法: 'region',
    });
    const then = await excluded({ text, day: '2015-01-01', region: '北京' });
    expect(then).toMatchObject({ [LAW]: 'not_yet_in_force' });
    expect(then).not.toHaveProperty(`${LAW}（旧）`);
  });

  it('takes region, day and side for granted where the question does not say them', async () => {
    const { understood, answer } = await trying({
      ...{ text: '贴息比例是多少', region: '北京', day: '2021-03-01', role: 'employer' },
    });
    expect(understood).toMatchObject({ regions: ['北京'], asOf: '2021-03-01', role: 'employer' });
    expect(answer.asOf).toBe('2021-03-01');
    expect((await trying({ text: '上海的贴息比例是多少', region: '北京' })).understood.regions).toEqual([
      '上海',
    ]);
  });

  it('masks personal data, and refuses what is too long as the chat does', async () => {
    const { understood, trace } = await trying({ text: '我的电话13800138000，试用期最长多久' });
    expect(JSON.stringify({ understood, trace })).not.toContain('13800138000');
    expect((await trying({ text: '问'.repeat(4_050) })).answer.outcome).toBe('declined_too_long');
  });
});
