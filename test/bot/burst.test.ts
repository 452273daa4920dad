import { describe, expect, it, onTestFinished } from 'vitest';
import { createDelivery } from '../../bot/deliver.ts';
import { createResponder } from '../../bot/respond.ts';
import { silent } from '../../src/base/log.ts';
import { systemClock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { asked, conversation, temporaryStore } from '../support/conversation.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';

/** What the bot was asked, once so many answers are stored. */
async function heard(store: Store, count: number, burstMs = 60): Promise<string[]> {
  const texts: string[] = [];
  const deps = { store, clock: systemClock, logger: silent, deadlineMs: 5_000, burstMs, onSaid: () => {} };
  const answer = async (one: Parameters<typeof scriptedAnswer>[0]) => {
    texts.push(one.text);
    return scriptedAnswer(one);
  };
  const delivery = createDelivery({ ...deps, send: null });
  const responder = createResponder({ ...deps, answer, delivery });
  onTestFinished(() => responder.stop());
  responder.start();
  for (let i = 0; i < 400; i += 1) {
    const rows = await store.selectFrom('answers').select('id').execute();
    if (rows.length >= count) return texts;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('no answers');
}

async function conversationOf(...texts: string[]): Promise<Store> {
  const store = await temporaryStore();
  await conversation(store, 'c1');
  for (const text of texts) await asked(store, 'c1', text);
  return store;
}

describe('messages typed one after the other', () => {
  it('are read as one, and each has its answer', async () => {
    const store = await conversationOf('我是小规模纳税人', '这个季度卖了28万', '要交增值税吗');
    expect(await heard(store, 3)).toEqual(['我是小规模纳税人\n这个季度卖了28万\n要交增值税吗']);
    const said = await store
      .selectFrom('messages')
      .select('text')
      .where('role', '=', 'bot')
      .orderBy('seq')
      .execute();
    expect(said.slice(-2).map(({ text }) => text)).toEqual([
      '（已在上面一并回答。）',
      '（已在上面一并回答。）',
    ]);
  });

  it('are read apart when each asks something', async () => {
    const store = await conversationOf('试用期最长多久', '加班费怎么算');
    expect(await heard(store, 2)).toEqual(['试用期最长多久', '加班费怎么算']);
  });

  it('are not waited for after a question or a greeting', async () => {
    const store = await conversationOf('你好', '试用期最长多久');
    expect(await heard(store, 2, 3_000)).toHaveLength(2);
  });

  it('leave a case that is told alone as it is', async () => {
    expect(await heard(await conversationOf('我们公司有五十个人'), 1)).toEqual(['我们公司有五十个人']);
  });
});
