import { describe, expect, it } from 'vitest';
import { type Incoming, receive } from '../../bot/receive.ts';
import { systemClock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { conversation, temporaryStore } from '../support/conversation.ts';

async function take(store: Store, incoming: Partial<Incoming>) {
  const whole = {
    conversationId: 'c1',
    clientId: null,
    text: '你好',
    locale: undefined,
    extra: {},
    ...incoming,
  };
  return receive({ store, clock: systemClock }, whole);
}

describe('receiving a message', () => {
  it('stores it with its question, and its place in the log is its place in the conversation', async () => {
    const store = await temporaryStore();
    await conversation(store);
    const { messageId, questionId } = await take(store, { text: '什么是小微企业' });
    const message = await store
      .selectFrom('messages')
      .selectAll()
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow();
    const entry = await store
      .selectFrom('log')
      .selectAll()
      .where('seq', '=', message.seq)
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ kind: 'message', actor: 'enterprise', conversation_id: 'c1' });
    const question = await store.selectFrom('questions').selectAll().executeTakeFirstOrThrow();
    expect(question).toMatchObject({
      id: questionId,
      message_id: messageId,
      text: '什么是小微企业',
      language: 'zh',
    });
  });

  it('writes nothing of what was said into the log, which can never be deleted', async () => {
    const store = await temporaryStore();
    await conversation(store);
    await take(store, { text: '我的手机号是13800138000' });
    const log = JSON.stringify(await store.selectFrom('log').selectAll().execute());
    expect(log).not.toMatch(/13800138000|手机号/);
  });

  it('recognises a retry, also when all tries come at once', async () => {
    const store = await temporaryStore();
    await conversation(store);
    const tries = await Promise.all([1, 2, 3, 4, 5].map(() => take(store, { clientId: 'x' })));
    expect(new Set(tries.map((t) => t.messageId)).size).toBe(1);
    expect(new Set(tries.map((t) => t.questionId)).size).toBe(1);
    expect(await store.selectFrom('questions').select('id').execute()).toHaveLength(1);
  });

  it('keeps the same client id in two conversations apart', async () => {
    const store = await temporaryStore();
    await conversation(store, 'c1');
    await conversation(store, 'c2');
    const one = await take(store, { clientId: 'x' });
    const two = await take(store, { clientId: 'x', conversationId: 'c2' });
    expect(one.messageId).not.toBe(two.messageId);
  });

  it('takes the language of the message, and where it shows none that of the page', async () => {
    const store = await temporaryStore();
    await conversation(store);
    await take(store, { text: 'What is VAT?', locale: 'zh-CN' });
    await take(store, { text: '???', locale: 'en-US' });
    await take(store, { text: '12366' });
    const rows = await store
      .selectFrom('questions')
      .select('language')
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    expect(rows.map((row) => row.language)).toEqual(['en', 'en', 'en']);
  });

  it('stores a message without a question while a person has the floor', async () => {
    const store = await temporaryStore();
    await conversation(store);
    await store.updateTable('conversations').set({ floor: 'person' }).execute();
    expect(await take(store, { clientId: 'x' })).toMatchObject({ questionId: null });
    expect(await take(store, { clientId: 'x' })).toMatchObject({ questionId: null });
    expect(await store.selectFrom('questions').select('id').execute()).toEqual([]);
    expect(
      await store.selectFrom('messages').select('id').where('role', '=', 'enterprise').execute(),
    ).toHaveLength(1);
  });

  it('refuses an unknown conversation', async () => {
    const store = await temporaryStore();
    await expect(take(store, {})).rejects.toMatchObject({ code: 'not_found' });
  });
});
