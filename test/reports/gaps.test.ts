import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { recordFeedback } from '../../bot/feedback.ts';
import { passagesById } from '../../knowledge/corpus.ts';
import { builtinEmbedder } from '../../knowledge/embedder.builtin.ts';
import { cluster } from '../../reports/gaps/cluster.ts';
import { draftFor } from '../../reports/gaps/draft.ts';
import { listGaps } from '../../reports/gaps/list.ts';
import { settleGap } from '../../reports/gaps/settle.ts';
import type { Store } from '../../src/store/open.ts';
import { ask } from '../support/asked.ts';
import { temporaryStore } from '../support/conversation.ts';
import { storePageCorpus } from '../support/page-corpus.ts';
import { DAY, movingClock } from '../support/people.ts';

const missing = { outcome: 'unanswerable_not_found' } as const;
const period = { from: '2026-06-01', to: '2026-06-30' };
let store: Store;
let clock: ReturnType<typeof movingClock>;

beforeEach(async () => {
  store = await temporaryStore();
  clock = movingClock('2026-06-02T02:00:00Z');
});

const failing = (text: string) => ask({ store, clock }, { text, topics: ['support'], answer: missing });

describe.each([
  ['vectors of the embedder', builtinEmbedder()],
  ['words alone', null],
])('gaps, by %s', (_, embedder) => {
  it('are questions that ask the same, the biggest first, with how it grows', async () => {
    await failing('怎么申请贷款贴息');
    clock.pass(20 * DAY);
    await failing('公司注销流程是什么');
    await failing('贷款贴息如何申请');
    await failing('怎么申请贷款贴息？');
    await ask({ store, clock }, { text: '怎么申请贷款贴息' });
    const { gaps, looked, of } = await listGaps({ store, clock, embedder }, period);
    expect([looked, of]).toEqual([4, 5]);
    expect(gaps.map(({ size, before, after }) => [size, before, after])).toEqual([
      [3, 1, 2],
      [1, 0, 1],
    ]);
    expect(gaps[0]).toMatchObject({
      topic: 'support',
      languages: { zh: 3, en: 0 },
      reasons: { not_found: 3 },
    });
    expect(gaps[0]!.question).toContain('贷款贴息');
  });
});

describe('gaps', () => {
  const deps = () => ({ store, clock, embedder: null });

  it('tell why: nothing found, in part, disliked, failed, handed over for weak evidence', async () => {
    await failing('甲乙丙');
    await ask({ store, clock }, { text: '工伤认定', answer: { outcome: 'answered_partly' } });
    await ask({ store, clock }, { text: '系统坏了', answer: { outcome: 'failed_timeout' } });
    const weak = { outcome: 'handed_off', caseReason: 'weak_evidence', team: 'tax' } as const;
    await ask({ store, clock }, { text: '转让定价', answer: weak });
    await ask({ store, clock }, { text: '找人', answer: { ...weak, caseReason: 'asked_for_person' } });
    const { conversationId, answerId } = await ask({ store, clock }, { text: '年假几天' });
    await recordFeedback({ store, clock }, conversationId, { answerId, verdict: 'down' });
    const { gaps } = await listGaps(deps(), period);
    const why = Object.fromEntries(
      gaps.map(({ question, reasons }) => [
        question,
        Object.entries(reasons).find(([, count]) => count > 0)?.[0],
      ]),
    );
    expect(why).toEqual({
      甲乙丙: 'not_found',
      工伤认定: 'partial',
      系统坏了: 'failed',
      转让定价: 'handed_over',
      年假几天: 'disliked',
    });
  });

  it('leave the list when they are settled, and come back when somebody asks again', async () => {
    await failing('火星企业补贴');
    const { gaps } = await listGaps(deps(), period);
    const { id, questions } = gaps[0]!;
    await settleGap({ store, clock }, id, { state: 'not_ours', questions }, 'p1');
    expect((await listGaps(deps(), period)).gaps).toEqual([]);
    await failing('火星企业补贴');
    expect((await listGaps(deps(), period)).gaps).toMatchObject([{ size: 1 }]);
    const acts = await store.selectFrom('audit').select(['action', 'data']).execute();
    expect(acts).toEqual([{ action: 'gap.settled', data: '{"state":"not_ours","questions":1}' }]);
  });

  it('refuse to settle what nobody asked, and keep nothing of it', async () => {
    const body = { state: 'not_ours' as const, questions: [] };
    await expect(settleGap({ store, clock }, 'nobody', body, 'p1')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await store.selectFrom('gap_decisions').selectAll().execute()).toEqual([]);
  });

  it('become a skeleton with ways of asking and the nearest articles, that states nothing', async () => {
    const { law } = await storePageCorpus(store);
    const first = await failing('没签劳动合同给双倍工资吗，电话13812345678');
    const second = await failing('Double pay without a contract?');
    const [passage] = await passagesById(store, [law[2]!.id]);
    const hit = { validity: 'in_force' as const, score: 3, lexical: null, vector: null, exact: false };
    const search = async () => ({
      hits: [{ ...hit, passage: passage! }],
      reference: null,
      coverage: 1,
      timings: {},
    });
    const draft = await draftFor({ store, clock, search }, first.questionId, {
      questions: [second.questionId],
    });
    expect(draft.questions.zh).toEqual(['没签劳动合同给双倍工资吗，电话[电话]']);
    expect(draft.articles).toMatchObject([
      { passageId: passage!.id, article: '第八十二条', validity: 'in_force' },
    ]);
    expect(draft.standardAnswer).toMatchObject({
      text: { zh: '', en: '' },
      bindings: [{ passageId: passage!.id }],
      reviewBy: '2026-12-01',
    });
    expect(parse(draft.yaml)).toMatchObject({
      sections: [{ lead: { zh: '', en: '' }, points: { zh: [], en: [] } }],
    });
  });
});

describe('gathering vectors', () => {
  it('keeps what is like nothing alone, and everything in exactly one group', async () => {
    const vectors = [
      [1, 0],
      [0.9, 0.44],
      [0, 0],
      [0, 0],
      [0, 1],
    ].map((one) => new Float32Array(one));
    const groups = await cluster(vectors, 0.8);
    expect(groups.flatMap(({ members }) => members).sort()).toEqual([0, 1, 2, 3, 4]);
    expect(groups.map(({ members }) => members.length)).toEqual([2, 1, 1, 1]);
  });
});
