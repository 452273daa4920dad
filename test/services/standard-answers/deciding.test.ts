import { beforeEach, describe, expect, it } from 'vitest';
import { decideProposal, propose } from '../../../desk/proposals.ts';
import {
  decideStandard,
  restoreStandard,
  retireStandard,
} from '../../../services/standard-answers/decide.ts';
import { standardFromProposal } from '../../../services/standard-answers/from-proposal.ts';
import { listStandards, loadStandard } from '../../../services/standard-answers/list.ts';
import { createStandard, reviseStandard } from '../../../services/standard-answers/write.ts';
import type { Store } from '../../../src/store/open.ts';
import { temporaryStore } from '../../support/conversation.ts';
import { desk, opened, somebody } from '../../support/desk.ts';
import { person } from '../../support/people.ts';
import {
  bodyOn,
  LAW,
  OLD_ARTICLE,
  QUESTION,
  standardDeps,
  storeLaw,
  twoPeople,
} from '../../support/standard.ts';

let store: Store;
let deps: ReturnType<typeof standardDeps>;
let passage: number;
let people: Awaited<ReturnType<typeof twoPeople>>;
beforeEach(async () => {
  store = await temporaryStore();
  deps = standardDeps(store);
  [passage = 0] = await storeLaw(store, { 5: OLD_ARTICLE });
  people = await twoPeople(store);
});

const draft = (change = {}) => createStandard(deps, bodyOn(passage, change), people.editor.id);
const approve = (id: string, revision = 1, who = people.approver) =>
  decideStandard(deps, id, { approve: true, revision }, who);

describe('deciding on a standard answer', () => {
  it('takes a second person while four eyes are asked for, whatever roles the first holds', async () => {
    const both = await person(store, ['editor', 'approver', 'admin'], 'both');
    const id = await createStandard(deps, bodyOn(passage), both.id);
    expect(await loadStandard(deps, id, both)).toMatchObject({ state: 'draft', mayDecide: false });
    await expect(approve(id, 1, both)).rejects.toMatchObject({ code: 'standard_own' });
    await expect(approve(id, 1, people.editor)).rejects.toMatchObject({ code: 'forbidden' });
    await approve(id);
    expect(await loadStandard(deps, id, both)).toMatchObject({
      state: 'live',
      pending: false,
      history: [{ number: 1, state: 'approved', by: { name: 'both' }, decidedBy: { name: 'approver' } }],
    });
  });

  it('takes one person where the centre has switched four eyes off', async () => {
    const both = await person(store, ['editor', 'approver'], 'both');
    const off = { name: 'four_eyes', state: 'off', reason: '人手少', by_id: 'x', at: '2026-01-01T00:00:00Z' };
    await store.insertInto('switches').values(off).execute();
    const id = await createStandard(deps, bodyOn(passage), both.id);
    await approve(id, 1, both);
    expect((await listStandards(deps, {})).answers).toMatchObject([{ id, state: 'live' }]);
  });

  it('refuses what was changed since it was looked at', async () => {
    const id = await draft();
    await reviseStandard(deps, id, bodyOn(passage), people.editor.id);
    await expect(approve(id, 1)).rejects.toMatchObject({ code: 'standard_moved_on' });
    await approve(id, 2);
    await expect(approve(id, 2)).rejects.toMatchObject({ code: 'standard_moved_on' });
  });

  it('sends a draft back with a comment, and leaves what is live', async () => {
    const id = await draft();
    await approve(id);
    await reviseStandard(deps, id, bodyOn(passage, { reviewBy: '2027-01-01' }), people.editor.id);
    const decision = { approve: false, comment: '再核对', revision: 2 };
    await decideStandard(deps, id, decision, people.approver);
    const { state, draft: waiting, live, history } = await loadStandard(deps, id, people.approver);
    expect({ state, waiting, live: live?.number }).toEqual({ state: 'live', waiting: null, live: 1 });
    expect(history[0]).toMatchObject({ number: 2, state: 'returned', comment: '再核对' });
  });

  it.each([
    ['a figure that its articles do not hold', { text: { zh: '百分之三十五。', en: '' } }, '0.35'],
    ['no article', { bindings: [] }, 'it rests on no article'],
  ])('refuses %s', async (_, change, problem) => {
    const id = await draft({ questions: { zh: [QUESTION], en: [] }, ...change });
    await expect(approve(id)).rejects.toMatchObject({
      code: 'standard_unsound',
      facts: { problem: expect.stringContaining(problem) },
    });
    expect((await loadStandard(deps, id, people.approver)).problems.join()).toContain(problem);
  });

  it('refuses an article that was replaced since it was bound, and a question answered already', async () => {
    const first = await draft();
    const same = await draft({ questions: { zh: [`${QUESTION}？`], en: [] } });
    await approve(first);
    await expect(approve(same)).rejects.toMatchObject({
      facts: { problem: expect.stringContaining('in the same words') },
    });
    const late = await draft({ questions: { zh: ['示范贴息封顶多少'], en: [] } });
    await storeLaw(store, { 5: '第五条　改为百分之五十。' }, { from: '2026-10-01' });
    await expect(approve(late)).rejects.toMatchObject({
      facts: { problem: expect.stringContaining('changed or not in force') },
    });
  });

  it('retires, and brings back as a draft that is approved anew', async () => {
    const id = await draft();
    await approve(id);
    await retireStandard(deps, id, '政策调整', people.approver.id);
    await expect(retireStandard(deps, id, '再', 'x')).rejects.toMatchObject({ code: 'standard_moved_on' });
    expect(await loadStandard(deps, id, people.editor)).toMatchObject({
      state: 'retired',
      retiredReason: '政策调整',
      live: null,
    });
    await restoreStandard(deps, id, people.editor.id);
    expect(await loadStandard(deps, id, people.editor)).toMatchObject({
      state: 'draft',
      draft: { number: 2 },
    });
    await approve(id, 2);
    expect((await listStandards(deps, { state: 'live' })).answers).toHaveLength(1);
  });
});

it('says of its questions which of them never reach it', async () => {
  const id = await draft({ questions: { zh: [QUESTION, '我要找人工'], en: ['I want to talk to a person'] } });
  const { preview } = await loadStandard(deps, id, people.editor);
  expect(preview.zh.notices).toEqual([expect.stringContaining('我要找人工')]);
  expect(preview.en.notices).toHaveLength(1);
});

describe('binding an article', () => {
  it('keeps its words and the quote that decides', async () => {
    const id = await draft({ bindings: [{ passageId: passage, quote: '单户每年不超过十万元' }] });
    const { draft: held, preview, standings } = await loadStandard(deps, id, people.editor);
    expect(held?.content.bindings).toMatchObject([
      { title: LAW, article: '第五条', text: OLD_ARTICLE, quote: '单户每年不超过十万元' },
    ]);
    expect(standings).toEqual([{ title: LAW, article: '第五条', stale: null, now: null }]);
    expect(preview.zh).toMatchObject({ problems: [], citations: [{ quote: '单户每年不超过十万元' }] });
  });

  it('is kept in a later revision when asked for', async () => {
    const id = await draft();
    await reviseStandard(deps, id, bodyOn(passage, { bindings: [], keep: [0] }), people.editor.id);
    expect((await loadStandard(deps, id, people.editor)).draft?.content.bindings).toHaveLength(1);
  });

  it('refuses words that do not stand there, and a text that is not in force', async () => {
    const [future = 0] = await storeLaw(
      store,
      { 1: '第一条　将来。' },
      { title: '将来办法', from: '2030-01-01' },
    );
    await expect(draft({ bindings: [{ passageId: passage, quote: '百分之四十' }] })).rejects.toMatchObject({
      code: 'standard_binding',
    });
    for (const passageId of [future, 999_999])
      await expect(draft({ bindings: [{ passageId }] })).rejects.toMatchObject({ code: 'standard_binding' });
    expect((await listStandards(deps, {})).answers).toEqual([]);
  });
});

describe('a proposal of the desk', () => {
  const text = `百分之三十。\n依据：[1] 《${LAW}》第五条`;
  const body = { kind: 'standard_answer', title: QUESTION, text } as const;

  it('becomes a draft once it is approved, once, with the articles it names', async () => {
    const place = desk(store);
    const adviser = await somebody(place, '陈顾问');
    const { id: caseId } = await opened(place, 'c1', '我要找人工', {
      owner_id: adviser.id,
      status: 'closed',
    });
    const { id: proposal } = await propose(place, caseId, adviser, body);
    const make = () => standardFromProposal(deps, proposal, people.editor.id);
    await expect(make()).rejects.toMatchObject({ code: 'standard_unsound' });
    await decideProposal(place, proposal, await somebody(place, '审核', ['approver']), { approve: true });
    const id = await make();
    expect(await make()).toBe(id);
    const { draft: held, ...rest } = await loadStandard(deps, id, people.approver);
    expect(rest).toMatchObject({ proposalId: proposal, mayDecide: true });
    expect(held?.content).toMatchObject({
      questions: { zh: [QUESTION], en: [] },
      bindings: [{ title: LAW, article: '第五条' }],
    });
  });

  it('is nothing that anybody makes up', async () => {
    await expect(standardFromProposal(deps, 'p2', 'x')).rejects.toMatchObject({ code: 'not_found' });
  });
});
