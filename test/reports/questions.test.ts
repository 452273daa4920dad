import { beforeEach, describe, expect, it } from 'vitest';
import { recordFeedback } from '../../bot/feedback.ts';
import { followAsked } from '../../reports/asked/follow.ts';
import { countQuestions, listQuestions } from '../../reports/asked/list.ts';
import { reveal, traceOf } from '../../reports/trace.ts';
import { eraseConversations } from '../../src/operations/person-erase.ts';
import type { Store } from '../../src/store/open.ts';
import { ask } from '../support/asked.ts';
import { temporaryStore } from '../support/conversation.ts';
import { cite, storePageCorpus } from '../support/page-corpus.ts';
import { DAY, movingClock } from '../support/people.ts';

const PHONE = '13812345678';
const all = { limit: 50 };
let store: Store;
let clock: ReturnType<typeof movingClock>;
let ids: Record<'tax' | 'labor' | 'english' | 'none', Awaited<ReturnType<typeof ask>>>;
let document: number;

beforeEach(async () => {
  store = await temporaryStore();
  clock = movingClock('2026-11-20T02:00:00Z');
  const { law } = await storePageCorpus(store);
  document = law[2]!.documentId;
  const deps = { store, clock };
  const tax = await ask(deps, {
    text: `小规模纳税人多少免税，电话${PHONE}`,
    topics: ['tax'],
    regions: ['浙江'],
  });
  clock.pass(DAY);
  const labor = await ask(deps, {
    text: '没签合同要付双倍工资吗',
    topics: ['labor', 'contract'],
    answer: { citations: [cite(law[2]!, '每月支付二倍的工资', '2026-11-21')], team: 'labor' },
  });
  clock.pass(DAY);
  const english = await ask(deps, {
    text: 'How do I get the subsidy 100%_off',
    channel: 'msteams',
    topics: ['support'],
    answer: { language: 'en', outcome: 'answered_partly', completeness: 'partial' },
  });
  const none = await ask(deps, { text: '火星企业补贴', answer: { outcome: 'unanswerable_not_found' } });
  ids = { tax, labor, english, none };
});

async function found(query: Parameters<typeof listQuestions>[1]) {
  const { questions, total } = await listQuestions(store, query, all);
  expect(total).toBe(questions.length);
  const names = Object.fromEntries(Object.entries(ids).map(([name, { questionId }]) => [questionId, name]));
  return questions.map(({ id }) => names[id]);
}

describe('the question browser', () => {
  it.each([
    [{}, ['none', 'english', 'labor', 'tax']],
    [{ from: '2026-11-21', to: '2026-11-21' }, ['labor']],
    [{ language: 'en' as const }, ['english']],
    [{ topic: 'contract' }, ['labor']],
    [{ outcome: 'unanswerable_not_found' }, ['none']],
    [{ family: 'answered' as const }, ['english', 'labor', 'tax']],
    [{ completeness: 'partial' as const }, ['english']],
    [{ team: 'labor' }, ['labor']],
    [{ region: '浙江' }, ['tax']],
    [{ channel: 'msteams' }, ['english']],
    [{ q: '双倍 工资' }, ['labor']],
    [{ q: 'SUBSIDY' }, ['english']],
    [{ q: '100%_' }, ['english']],
    [{ q: '%' }, ['english']],
    [{ cited: 'yes' as const }, ['labor']],
    [{ case: 'yes' as const }, []],
    [{ q: '双倍', topic: 'tax' }, []],
  ])('narrows by %o', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('finds by the document that an answer cites, and by how it was rated', async () => {
    expect(await found({ document: String(document) })).toEqual(['labor']);
    const { conversationId, answerId } = ids.labor;
    await recordFeedback({ store, clock }, conversationId, { answerId, verdict: 'down', reason: 'outdated' });
    expect(await found({ rating: 'down' })).toEqual(['labor']);
    expect(await found({ rating: 'none' })).toEqual(['none', 'english', 'tax']);
  });

  it('goes on page by page, and neither repeats nor leaves out when questions come in meanwhile', async () => {
    const first = await listQuestions(store, {}, { limit: 2 });
    await ask({ store, clock }, { text: '新的问题' });
    const second = await listQuestions(store, {}, { limit: 2, cursor: first.next! });
    const seen = [...first.questions, ...second.questions].map(({ id }) => id);
    expect(seen).toEqual([ids.none, ids.english, ids.labor, ids.tax].map(({ questionId }) => questionId));
    expect([first.total, second.total, second.next]).toEqual([4, null, null]);
  });

  it('shows personal data to nobody, and does not find by it', async () => {
    const { questions } = await listQuestions(store, { region: '浙江' }, all);
    expect(questions[0]!.text).toBe('小规模纳税人多少免税，电话[电话]');
    expect(await countQuestions(store, { q: PHONE })).toBe(0);
    const held = await store.selectFrom('asked').select('text').execute();
    expect(JSON.stringify(held)).not.toContain(PHONE);
  });

  it('keeps figures and loses the words when a person is erased', async () => {
    await followAsked(store);
    const deps = { store, clock, dataDir: '/nonexistent', actor: 'admin' };
    await eraseConversations(deps, [ids.tax.conversationId], 'request');
    const held = await store
      .selectFrom('asked')
      .select(['text', 'topic', 'region'])
      .where('question_id', '=', ids.tax.questionId)
      .executeTakeFirst();
    expect(held).toEqual({ text: '', topic: 'tax', region: '浙江' });
    expect(await found({ topic: 'tax' })).toEqual(['tax']);
    const { questions } = await listQuestions(store, { topic: 'tax' }, all);
    expect(questions[0]).toMatchObject({ erased: true, text: '' });
  });
});

describe('the trace of an answer', () => {
  const viewer = { id: 'p1', mayReveal: false };

  it('shows steps, what was cut, and whether what was cited still holds', async () => {
    const trace = await traceOf({ store, clock }, ids.labor.questionId, viewer);
    expect(trace.answer?.steps.map(({ step, ms }) => [step, ms])).toEqual([
      ['understand', 1],
      ['retrieve', 4],
      ['verify', null],
    ]);
    expect(trace.answer?.cut).toEqual([{ text: '一句没有依据的话', reason: 'no text carries it' }]);
    expect(trace.answer?.citations).toMatchObject([{ position: 1, now: 'in_force', wordsStand: true }]);
    expect(trace.turns.map(({ question }) => question)).toEqual(['没签合同要付双倍工资吗']);
  });

  it('masks, and leaves who looked in the audit trail', async () => {
    const trace = await traceOf({ store, clock }, ids.tax.questionId, viewer);
    expect(JSON.stringify(trace)).not.toContain(PHONE);
    const shown = await reveal({ store, clock }, ids.tax.questionId, 'p2', '核对投诉');
    expect(shown.question).toContain(PHONE);
    const acts = await store.selectFrom('audit').select(['actor', 'action', 'subject', 'data']).execute();
    expect(acts).toMatchObject([
      { actor: 'p1', action: 'answer.viewed', subject: ids.tax.questionId },
      { actor: 'p2', action: 'answer.revealed', data: '{"reason":"核对投诉"}' },
    ]);
  });

  it('refuses what is not there', async () => {
    await expect(traceOf({ store, clock }, 'nobody', viewer)).rejects.toMatchObject({ code: 'not_found' });
  });
});
