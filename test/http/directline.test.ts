import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatClient, chatClient, json } from '../support/chat-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let chat: ChatClient;

beforeAll(async () => {
  server = await startTestServer({ env: { DIRECTLINE_SECRET: 'a-secret-of-the-centre' } });
  chat = chatClient(server.url);
});
afterAll(() => server.stop());

describe('a conversation over Direct Line', () => {
  it('welcomes with what it can do, the privacy notice, an AI label and starters, in the language asked for', async () => {
    const zh = (await chat.read(await chat.start('zh-CN'))).activities;
    const en = (await chat.read(await chat.start('en-GB'))).activities;
    expect(zh).toHaveLength(1);
    expect(zh[0]?.text).toContain('隐私提示');
    expect(en[0]?.text).toContain('Privacy');
    expect(zh[0]).toMatchObject({ type: 'message', from: { role: 'bot' }, locale: 'zh-CN' });
    expect(en[0]?.channelData?.lastkm).toMatchObject({ kind: 'welcome', language: 'en' });
    expect(en[0]?.channelData?.lastkm?.aiLabel).toMatch(/AI/);
    expect(en[0]).toHaveProperty('suggestedActions.actions.length', 4);
  });

  it('gives the posted message back with its id, the client id and the user of the token, then the answer', async () => {
    const mine = await chat.start();
    const id = await chat.say(mine, '没签合同要赔双倍工资吗', 'client-1');
    const answer = await chat.answerTo(mine, id);
    const { activities } = await chat.read(mine);
    const echo = activities.find((activity) => activity.id === id);
    expect(echo).toMatchObject({
      text: '没签合同要赔双倍工资吗',
      channelData: { clientActivityID: 'client-1' },
    });
    expect(echo?.from).toMatchObject({ id: expect.stringMatching(/^dl_/), role: 'user' });
    expect(answer.text).toContain('[1]: cite:1 "《中华人民共和国劳动合同法》');
    expect(answer.channelData?.lastkm).toMatchObject({ kind: 'answer', outcome: 'answered' });
  });

  it('polls by watermark without repeating or missing anything', async () => {
    const mine = await chat.start();
    const before = await chat.read(mine);
    const id = await chat.say(mine, '你好');
    await chat.answerTo(mine, id);
    const after = await chat.read(mine, before.watermark);
    expect(after.activities.map((activity) => activity.replyToId ?? activity.id)).toEqual([id, id]);
    expect(await chat.read(mine, after.watermark)).toEqual({ activities: [], watermark: after.watermark });
  });

  it('stores a message once however often it is sent, also all at once', async () => {
    const mine = await chat.start();
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => chat.say(mine, '你好', 'same')));
    await chat.answerTo(mine, ids[0]!);
    const again = await chat.say(mine, '你好', 'same');
    expect(new Set([...ids, again]).size).toBe(1);
    const { activities } = await chat.read(mine);
    expect(activities.filter((activity) => activity.from.role === 'user')).toHaveLength(1);
    expect(activities.filter((activity) => activity.replyToId === again)).toHaveLength(1);
  });

  it('starts once: starting again goes on with the same conversation and one welcome', async () => {
    const mine = await chat.start();
    const again = await json(await chat.call('POST', '/v3/directline/conversations', mine.token, {}));
    expect(again).toMatchObject({ conversationId: mine.conversationId });
    expect((await chat.read(mine)).activities).toHaveLength(1);
  });

  it('hands over with a reference number, one open case per conversation', async () => {
    const mine = await chat.start();
    const first = await chat.answerTo(mine, await chat.say(mine, '我要找人工'));
    const second = await chat.answerTo(mine, await chat.say(mine, '很急，我要找人工'));
    const reference = first.channelData?.lastkm?.caseReference;
    expect(reference).toMatch(/^LK-\d{8}-\d{4}$/);
    expect(first.text).toContain(reference);
    expect(second.channelData?.lastkm?.caseReference).toBe(reference);
  });

  it('refuses files while no person is there to read them, in a form that Direct Line clients read', async () => {
    const mine = await chat.start();
    const form = new FormData();
    form.append('file', new Blob(['x'.repeat(300_000)]), '合同.pdf');
    const response = await fetch(`${server.url}${chat.path(mine, '/upload?userId=me')}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mine.token}`, 'accept-language': 'en' },
      body: form,
    });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      code: 'upload_needs_case',
      error: { code: 'upload_needs_case', message: expect.stringContaining('Ask for a person') },
    });
  });

  it('keeps typing and events out of the history', async () => {
    const mine = await chat.start();
    for (const activity of [{ type: 'typing' }, { type: 'event', name: 'anything', value: 1 }])
      expect((await chat.post(mine, activity)).status).toBe(200);
    expect((await chat.read(mine)).activities).toHaveLength(1);
  });

  it.each([
    ['a kind of activity it does not know', { type: 'endOfConversation' }],
    ['no type', { text: 'x' }],
    ['a text that is none', { type: 'message', text: { $gt: '' } }],
    ['a list', []],
  ])('refuses %s', async (_, activity) => {
    const mine = await chat.start();
    expect((await chat.post(mine, activity)).status).toBe(400);
    expect((await chat.read(mine)).activities).toHaveLength(1);
  });

  it('mints tokens for another server that knows the secret', async () => {
    const minted = await json<{ token: string; conversationId: string; expires_in: number }>(
      await chat.call('POST', '/v3/directline/tokens/generate', 'a-secret-of-the-centre', {
        user: { id: 'dl_shop' },
      }),
    );
    expect(minted).toMatchObject({ expires_in: 1800, conversationId: expect.any(String) });
    const started = await json(await chat.call('POST', '/v3/directline/conversations', minted.token, {}));
    expect(started).toMatchObject({ conversationId: minted.conversationId });
  });
});
