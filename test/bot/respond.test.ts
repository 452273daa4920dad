import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer, Asked } from '../../bot/asked.ts';
import { createDelivery } from '../../bot/deliver.ts';
import { createResponder } from '../../bot/respond.ts';
import { silent } from '../../src/base/log.ts';
import { systemClock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { asked, conversation, temporaryStore } from '../support/conversation.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';

function responding(store: Store, answer: (asked: Asked) => Promise<Answer>, deadlineMs = 5_000) {
  const deps = { store, clock: systemClock, logger: silent, deadlineMs, onSaid: () => {}, answer };
  const delivery = createDelivery({ ...deps, send: null });
  const responder = createResponder({ ...deps, delivery });
  onTestFinished(() => responder.stop());
  return responder;
}

async function answers(store: Store, count: number) {
  for (let i = 0; i < 400; i++) {
    const rows = await store.selectFrom('answers').selectAll().orderBy('created_at').orderBy('id').execute();
    if (rows.length >= count) return rows;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('no answers');
}

describe('the responder', () => {
  it('answers at its start what an earlier process left, each once', async () => {
    const store = await temporaryStore();
    await conversation(store, 'c1');
    await conversation(store, 'c2');
    for (const id of ['c1', 'c2', 'c1']) await asked(store, id, '你好');
    responding(store, scriptedAnswer).start();
    expect(await answers(store, 3)).toHaveLength(3);
    expect(
      await store.selectFrom('messages').select('id').where('reply_to', 'is not', null).execute(),
    ).toHaveLength(3);
  });

  it('goes through a conversation in order, one at a time with the earlier turns, and through others meanwhile', async () => {
    const store = await temporaryStore();
    for (const id of ['c1', 'c2', 'c3']) await conversation(store, id);
    for (const n of [1, 2, 3]) for (const id of ['c1', 'c2', 'c3']) await asked(store, id, `你好 ${id} ${n}`);
    const running = new Map<string, number>();
    let together = 0;
    const seen: string[] = [];
    const responder = responding(store, async (one) => {
      const id = one.text.slice(3, 5);
      running.set(id, (running.get(id) ?? 0) + 1);
      expect(running.get(id)).toBe(1);
      together = Math.max(together, running.size);
      seen.push(`${one.text}/${one.history.length}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
      running.delete(id);
      return scriptedAnswer(one);
    });
    responder.wake();
    await answers(store, 9);
    expect(seen.filter((text) => text.includes('c2'))).toEqual(['你好 c2 1/0', '你好 c2 2/1', '你好 c2 3/2']);
    expect(together).toBe(3);
  });

  it('ends a bug with an apology, an overrun right after it with a person, and goes on', async () => {
    const store = await temporaryStore();
    await conversation(store);
    for (const text of ['crash please', '慢慢来', '你好']) await asked(store, 'c1', text);
    const slow = (one: Asked) =>
      one.text === '慢慢来' ? new Promise<Answer>(() => {}) : scriptedAnswer(one);
    responding(store, slow, 50).wake();
    const rows = await answers(store, 3);
    expect(rows.map((row) => row.outcome)).toEqual(['failed_internal', 'handed_off', 'answered_greeting']);
    expect(rows.map((row) => row.language)).toEqual(['en', 'zh', 'zh']);
    expect(rows[0]?.text).toContain('Sorry');
  });

  it('apologises for an answer that cannot be stored', async () => {
    const store = await temporaryStore();
    await conversation(store);
    await asked(store, 'c1', '没签合同');
    responding(store, async (one) => {
      const answer = await scriptedAnswer(one);
      return { ...answer, citations: answer.citations.map((c) => ({ ...c, passageId: 404 })) };
    }).wake();
    const rows = await answers(store, 1);
    expect(rows[0]?.outcome).toBe('failed_internal');
    expect(await store.selectFrom('citations').select('position').execute()).toEqual([]);
  });

  it('is silent when a person takes the floor, before and while it answers', async () => {
    const store = await temporaryStore();
    await conversation(store, 'c1');
    await conversation(store, 'c2');
    await asked(store, 'c1', '你好');
    await asked(store, 'c2', '你好');
    const takeFloor = (id: string) =>
      store.updateTable('conversations').set({ floor: 'person' }).where('id', '=', id).execute();
    await takeFloor('c1');
    const texts: string[] = [];
    const responder = responding(store, async (one) => {
      texts.push(one.text);
      await takeFloor('c2');
      return scriptedAnswer(one);
    });
    responder.wake();
    for (let i = 0; texts.length === 0 && i < 200; i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await responder.stop();
    expect(texts).toHaveLength(1);
    expect(await store.selectFrom('answers').select('id').execute()).toEqual([]);
    expect(
      await store.selectFrom('messages').select('id').where('reply_to', 'is not', null).execute(),
    ).toEqual([]);
  });

  it('writes answer, citations, case and message in one piece, with their log entries', async () => {
    const store = await temporaryStore();
    await conversation(store);
    await asked(store, 'c1', '没签合同');
    await asked(store, 'c1', '我要找人工');
    responding(store, scriptedAnswer).wake();
    const [answer] = await answers(store, 2);
    expect(
      await store.selectFrom('citations').select('position').where('answer_id', '=', answer!.id).execute(),
    ).toHaveLength(2);
    const kinds = await store.selectFrom('log').select('kind').orderBy('seq').execute();
    expect(kinds.map((row) => row.kind)).toEqual([
      'conversation.started',
      'message',
      'message',
      'message',
      'answer',
      'message',
      'answer',
      'case.opened',
      'message',
      'message',
    ]);
  });
});
