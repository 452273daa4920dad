import { beforeEach, describe, expect, it } from 'vitest';
import { say } from '../../bot/say.ts';
import { passagesOfVersion } from '../../knowledge/corpus.ts';
import { syncDocument } from '../../knowledge/corpus-write.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { dismissRecall, sendRecall } from '../../reports/recall/decide.ts';
import { recallList } from '../../reports/recall/list.ts';
import { worklistCounts } from '../../reports/worklists/lists.ts';
import { eraseConversations } from '../../src/operations/person-erase.ts';
import type { Store } from '../../src/store/open.ts';
import { ask } from '../support/asked.ts';
import { temporaryStore } from '../support/conversation.ts';
import { spoken } from '../support/desk.ts';
import { cite } from '../support/page-corpus.ts';
import { DAY, movingClock } from '../support/people.ts';

const OLD = '第五条　贴息比例为实际支付利息的百分之三十。';
const NEW = '第五条　贴息比例为实际支付利息的百分之五十。';
const by = { id: 'p1', name: '林静' };
const all = { days: 30, limit: 100, offset: 0 };
let store: Store;
let clock: ReturnType<typeof movingClock>;
let rate: Passage;
let kept: Passage;

beforeEach(async () => {
  store = await temporaryStore();
  clock = movingClock('2026-06-01T02:00:00Z');
  const passages = await measure('2026-01-01', [OLD, '第六条　每户每年不超过十万元。']);
  [rate, kept] = [passages[0]!, passages[1]!];
});

async function measure(from: string, texts: string[]): Promise<Passage[]> {
  const version = {
    label: from,
    title: '小微企业贴息办法',
    documentNumber: null,
    publishedOn: from,
    effectiveFrom: from,
    effectiveTo: null,
    ended: null,
    endedBy: null,
    note: null,
    source: from,
    sourceDigest: from,
    history: [],
    provenance: {},
    coverage: {},
  };
  const passages = texts.map((text) => ({
    kind: 'article' as const,
    article: text.slice(0, 3),
    articleNumber: text.startsWith('第五') ? 5 : 6,
    headingPath: [],
    page: null,
    text,
    searchText: '',
    content: null,
  }));
  const parsed = {
    ...{ key: '小微企业贴息办法|全国', title: '小微企业贴息办法', issuer: null, level: 'document' as const },
    ...{ region: '全国', topics: [], language: 'zh' as const, visibility: 'public' as const },
    version,
    passages,
  };
  const { versionId } = await syncDocument(store, parsed, { clock, actor: 'cli' });
  return passagesOfVersion(store, versionId);
}

function cited(passage: Passage, quote: string, reference: unknown = null) {
  const asOf = clock.now().toISOString().slice(0, 10);
  return ask(
    { store, clock },
    { text: '贴息比例\n是*多少*？', reference, answer: { citations: [cite(passage, quote, asOf)] } },
  );
}

async function replaced() {
  clock.pass(5 * DAY);
  await measure('2026-06-05', [NEW, '第六条　每户每年不超过十万元。']);
}

describe('answers that cited a text now changed', () => {
  it('are none while nothing has changed, and none for words that still stand', async () => {
    await cited(rate, '百分之三十');
    const same = await cited(kept, '不超过十万元');
    expect((await recallList({ store, clock }, all)).total).toBe(0);
    await replaced();
    const { items } = await recallList({ store, clock }, all);
    expect(items.map(({ answerId }) => answerId)).not.toContain(same.answerId);
    expect(items).toHaveLength(1);
  });

  it('come with what became of the article and the message in their language, the question quoted harmlessly', async () => {
    const { answerId } = await cited(rate, '百分之三十');
    await replaced();
    const { items } = await recallList({ store, clock }, all);
    expect(items).toMatchObject([
      {
        answerId,
        decision: null,
        changed: [{ title: '小微企业贴息办法', article: '第五条', change: 'reworded' }],
      },
    ]);
    expect(items[0]!.message).toContain('您在 2026-06-01 问过“贴息比例 是\\*多少\\*？”');
    expect(items[0]!.message).toContain('《小微企业贴息办法》第五条 文字已修改，2026-06-05 起');
  });

  it('are left out when they are too old, or spoke of the law of an earlier day', async () => {
    await cited(rate, '百分之三十');
    await ask(
      { store, clock },
      {
        text: '去年的比例',
        answer: { asOf: '2026-02-01', citations: [cite(rate, '百分之三十', '2026-02-01')] },
      },
    );
    await replaced();
    expect((await recallList({ store, clock }, { ...all, days: 3 })).total).toBe(0);
    expect((await recallList({ store, clock }, all)).total).toBe(1);
  });

  it('are told once, whoever presses how often, in order on the channel they came from', async () => {
    const { answerId, conversationId } = await cited(rate, '百分之三十', { conversation: { id: 'x' } });
    await store.updateTable('answers').set({ delivered_at: clock.now().toISOString() }).execute();
    await replaced();
    const tries = Array.from({ length: 6 }, () =>
      sendRecall({ store, clock, say }, answerId, '更正：50%', by),
    );
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'recall_decided' });
    await expect(dismissRecall({ store, clock }, answerId, '不必', by)).rejects.toMatchObject({
      code: 'recall_decided',
    });
    const said = (await spoken(store, conversationId)).filter(([role]) => role === 'centre');
    expect(said).toEqual([['centre', '更正：50%']]);
    const pending = await store
      .selectFrom('messages')
      .select('delivery')
      .where('role', '=', 'centre')
      .execute();
    expect(pending).toEqual([{ delivery: 'pending' }]);
    const acts = await store.selectFrom('audit').select(['action', 'subject']).execute();
    expect(acts).toEqual([{ action: 'recall.sent', subject: answerId }]);
  });

  it('leave the worklist when they are decided on, and stand at the end of the list', async () => {
    const first = await cited(rate, '百分之三十');
    const second = await cited(rate, '百分之三十');
    await replaced();
    await dismissRecall({ store, clock }, second.answerId, '企业已知悉', by);
    const { items, total, undecided } = await recallList({ store, clock }, all);
    expect([total, undecided]).toEqual([2, 1]);
    expect(items.map(({ answerId }) => answerId)).toEqual([first.answerId, second.answerId]);
    expect(items[1]!.decision).toMatchObject({ state: 'dismissed', note: '企业已知悉' });
    const { lists } = await worklistCounts({ store, clock });
    expect(lists.find(({ id }) => id === 'recall')?.count).toBe(1);
  });

  it('are not told to who was erased', async () => {
    const { answerId, conversationId } = await cited(rate, '百分之三十');
    await replaced();
    const deps = { store, clock, dataDir: '/nonexistent', actor: 'admin' };
    await eraseConversations(deps, [conversationId], 'request');
    expect((await recallList({ store, clock }, all)).total).toBe(0);
    await expect(sendRecall({ store, clock, say }, answerId, '更正', by)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await store.selectFrom('recalls').selectAll().execute()).toEqual([]);
  });
});
