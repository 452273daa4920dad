import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideStandard, retireStandard } from '../../../services/standard-answers/decide.ts';
import { staleStandardAnswers, standardAnswersToReview } from '../../../services/standard-answers/stale.ts';
import { createStandard, reviseStandard } from '../../../services/standard-answers/write.ts';
import type { Store } from '../../../src/store/open.ts';
import { temporaryStore } from '../../support/conversation.ts';
import { TODAY } from '../../support/evidence.ts';
import {
  asker,
  bodyOn,
  LAW,
  OLD_ARTICLE,
  QUESTION,
  standardDeps,
  storeLaw,
  twoPeople,
} from '../../support/standard.ts';

let store: Store;
let chat: Awaited<ReturnType<typeof asker>>;
let passage: number;
let people: Awaited<ReturnType<typeof twoPeople>>;
beforeEach(async () => {
  store = await temporaryStore();
  chat = await asker(store);
  [passage = 0] = await storeLaw(store, { 5: OLD_ARTICLE, 6: '第六条　申请材料由县级部门核对。' });
  people = await twoPeople(store);
});
afterEach(() => chat.close());

async function live(body = bodyOn(passage)): Promise<string> {
  const deps = standardDeps(store);
  const id = await createStandard(deps, body, people.editor.id);
  await decideStandard(deps, id, { approve: true, revision: 1 }, people.approver);
  return id;
}

const made = async (text: string, on?: string) => (await chat.ask(text, on)).trace.made ?? [];

describe('a standard answer', () => {
  it('answers when it is asked just so, cited and checked like any other', async () => {
    expect(await made(QUESTION)).not.toContain('standard');
    const id = await live();
    const answer = await chat.ask(`请问${QUESTION}？`);
    expect(answer.trace).toMatchObject({ made: ['standard'], taken: [`standard/${id}`] });
    expect(answer.text).toContain('**按实际支付利息的百分之三十贴息。** [1]');
    expect(answer.text).toContain('- 每户每年最多十万元。');
    expect(answer.citations).toMatchObject([{ title: LAW, article: '第五条', validity: 'in_force' }]);
    expect(answer).toMatchObject({ outcome: 'answered', completeness: 'complete' });
  });

  it('answers in the language it is asked in', async () => {
    await live();
    const answer = await chat.ask('What share of the interest does the model scheme pay?');
    expect(answer.language).toBe('en');
    expect(answer.text).toContain('It pays 30% of the interest actually paid.');
  });

  it.each([
    ['另一个数字', '示范贴息30%的比例是多少'],
    ['另一个地方', '北京示范贴息的比例是多少'],
    ['否定', '示范贴息的比例不是多少'],
    ['别的问题', '示范贴息的材料找谁核对'],
  ])('leaves alone what is asked otherwise: %s', async (_, text) => {
    await live();
    expect(await made(text)).not.toContain('standard');
  });

  it('goes before guides', async () => {
    const [law = 0] = await storeLaw(store, { 19: '第十九条　试用期最长六个月。' }, { title: '示范劳动法' });
    expect(await made('试用期最长多久')).toContain('guide');
    const text = { zh: '最长六个月。', en: '' };
    await live(bodyOn(law, { questions: { zh: ['试用期最长多久'], en: [] }, text }));
    expect(await made('试用期最长多久')).toEqual(['standard']);
  });

  it('shows marks and markup of its text as they are', async () => {
    const text = { zh: '见[这里](http://x.example)<img src=x onerror=alert(1)>', en: '' };
    await live(bodyOn(passage, { questions: { zh: [QUESTION], en: [] }, text }));
    const { text: shown } = await chat.ask(QUESTION);
    expect(shown).toContain('\\[这里\\](http://x.example)\\<img');
    expect(shown).not.toMatch(/[^\\]<img/);
  });

  it('is found by another process as soon as it is live, and gone when it is retired', async () => {
    const other = await asker(store);
    await other.ask(QUESTION);
    const id = await live();
    expect((await other.ask(QUESTION)).trace.made).toEqual(['standard']);
    await retireStandard(standardDeps(store), id, '不再适用', people.approver.id);
    expect((await other.ask(QUESTION)).trace.made).not.toContain('standard');
    await other.close();
  });
});

it('falls whole when the check would cut any of it, and leaves the question to the texts', async () => {
  const id = await live();
  const { content } = await store
    .selectFrom('standard_revisions')
    .select('content')
    .where('answer_id', '=', id)
    .executeTakeFirstOrThrow();
  const wrong = content.replace('每户每年最多十万元', '每户每年最多九十万元');
  await store.updateTable('standard_revisions').set({ content: wrong }).where('answer_id', '=', id).execute();
  const answer = await chat.ask(QUESTION);
  expect(answer.trace.made).not.toContain('standard');
  expect(answer.trace.cut).toMatchObject([{ reason: expect.stringContaining('900000') }]);
  expect(answer.text).not.toContain('九十万元');
});

it('that rests on a local text answers there alone', async () => {
  await live();
  await store.updateTable('documents').set({ region: '北京' }).where('title', '=', LAW).execute();
  expect(await made(QUESTION)).not.toContain('standard');
  const known = { region: '北京' };
  expect((await chat.ask(QUESTION, TODAY, known)).trace.made).toEqual(['standard']);
});

describe('a standard answer whose article', () => {
  it('was replaced drops out at that moment, for the days on which the new words hold', async () => {
    const id = await live();
    const words = '第五条　贴息比例为实际支付利息的百分之五十，单户每年不超过三十万元。';
    await storeLaw(store, { 5: words }, { from: '2026-10-01' });
    const now = await chat.ask(QUESTION);
    expect(now.trace.made).not.toContain('standard');
    expect(now.text).toContain('百分之五十');
    expect(await made(QUESTION, '2026-09-30')).toEqual(['standard']);
    expect(await staleStandardAnswers(store, TODAY)).toMatchObject([
      { id, stale: [{ title: LAW, article: '第五条', reason: 'amended' }] },
    ]);
    expect(await staleStandardAnswers(store, '2026-09-30')).toEqual([]);
  });

  it('is in a new version word for word goes on, citing that', async () => {
    await live();
    await storeLaw(store, { 5: OLD_ARTICLE.replace('　', ' ') }, { from: '2026-10-01' });
    const answer = await chat.ask(QUESTION);
    expect(answer.trace.made).toEqual(['standard']);
    expect(answer.citations).toMatchObject([{ effectiveFrom: '2026-10-01' }]);
  });

  it('is gone from the new version, or not yet in force on the day, does not answer', async () => {
    const id = await live();
    expect(await made(QUESTION, '2019-12-31')).not.toContain('standard');
    await storeLaw(store, { 6: '第六条　申请材料由省级部门核对。' }, { from: '2026-10-01' });
    expect(await made(QUESTION)).not.toContain('standard');
    expect(await staleStandardAnswers(store, TODAY)).toMatchObject([
      { id, stale: [{ reason: 'not_in_force' }] },
    ]);
  });

  it('was repealed or withdrawn does not answer', async () => {
    const id = await live();
    await store.updateTable('versions').set({ effective_to: '2026-01-01', ended: 'repealed' }).execute();
    expect(await made(QUESTION)).not.toContain('standard');
    await store.updateTable('versions').set({ retired_at: '2026-01-01T00:00:00Z' }).execute();
    expect(await staleStandardAnswers(store, TODAY)).toMatchObject([{ id, stale: [{ reason: 'gone' }] }]);
  });

  it('carries it again after it was bound anew and approved', async () => {
    const id = await live();
    const words = '第五条　贴息比例为实际支付利息的百分之五十，单户每年不超过三十万元。';
    const [newer = 0] = await storeLaw(store, { 5: words }, { from: '2026-10-01' });
    const body = bodyOn(newer, {
      questions: { zh: [QUESTION], en: [] },
      text: { zh: '百分之五十。', en: '' },
    });
    await reviseStandard(standardDeps(store), id, body, people.editor.id);
    expect(await made(QUESTION)).not.toContain('standard');
    await decideStandard(standardDeps(store), id, { approve: true, revision: 2 }, people.approver);
    expect((await chat.ask(QUESTION)).text).toContain('**百分之五十。** [1]');
  });
});

it('is listed when its review date has come', async () => {
  const id = await live(bodyOn(passage, { reviewBy: TODAY }));
  expect(await standardAnswersToReview(store, TODAY)).toMatchObject([{ id, reviewBy: TODAY }]);
  expect(await standardAnswersToReview(store, '2026-11-23')).toEqual([]);
});
