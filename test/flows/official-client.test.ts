import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Read } from '../support/chat-client.ts';
import { startCuttingProxy } from '../support/cutting-proxy.ts';
import { officialChat } from '../support/official-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const MESSAGES = 200;
const CUTS = 30;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function token(url = server.url): Promise<string> {
  return ((await (await fetch(`${url}/chat/token`, { method: 'POST' })).json()) as { token: string }).token;
}

function said(text: string, clientActivityID = text) {
  return { type: 'message', text, from: { id: 'me' }, locale: 'zh-CN', channelData: { clientActivityID } };
}

describe('the official Direct Line client', () => {
  it.each([
    ['a WebSocket', true],
    ['polling', false],
  ])('has a whole chat over %s', async (_, webSocket) => {
    const chat = officialChat(server.url, { token: await token(), webSocket, pollingInterval: 200 });
    await chat.until((received) => received.length === 1);
    const id = await chat.post(said('没签合同要赔双倍工资吗'));
    await chat.until((received) => received.some((activity) => activity.replyToId === id));
    const rating = chat.received.at(-1)?.entities as { potentialAction: unknown[] }[];
    await chat.post({
      type: 'event',
      name: 'webchat:activity-status/feedback',
      from: { id: 'me' },
      entities: [rating[0]?.potentialAction[1]],
    });
    const kept = chat.received.filter((activity) => activity.type === 'message');
    expect(kept.map((activity) => activity.from.role)).toEqual(['bot', 'user', 'bot']);
    const answerId = chat.received.find((a) => a.replyToId === id)?.channelData?.lastkm?.answerId as string;
    const feedback = await server.store.selectFrom('feedback').selectAll().execute();
    expect(feedback.find((row) => row.answer_id === answerId)).toMatchObject({ verdict: 'down' });
    chat.end();
  });

  it('goes on with a conversation after a reload, from the beginning', async () => {
    const first = await token();
    const before = officialChat(server.url, { token: first });
    await before.post(said('你好'));
    await before.until((received) => received.filter((a) => a.type === 'message').length === 3);
    before.end();
    const again = await fetch(`${server.url}/chat/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${first}` },
    });
    const ticket = (await again.json()) as { token: string; conversationId: string };
    const after = officialChat(server.url, ticket);
    await after.until((received) => received.length === 3);
    expect(after.received.map((a) => a.id)).toEqual(
      before.received.filter((a) => a.type === 'message').map((a) => a.id),
    );
    after.end();
  });

  it('sees an upload refused as a final failure', async () => {
    const chat = officialChat(server.url, { token: await token() });
    const attachments = [{ contentType: 'text/plain', name: 'a.txt', contentUrl: 'data:text/plain,x' }];
    await expect(chat.post({ ...said('看附件'), attachments })).rejects.toMatchObject({ status: 409 });
    chat.end();
  });

  it(`misses nothing and doubles nothing in ${MESSAGES} messages with the wire cut ${CUTS} times`, async () => {
    const wire = await startCuttingProxy(server.url);
    const chat = officialChat(wire.url, { token: await token(wire.url) });
    await chat.until((received) => received.length === 1);
    const cutBefore = new Set<number>();
    while (cutBefore.size < CUTS) cutBefore.add(Math.floor(Math.random() * MESSAGES));
    const ids: string[] = [];
    let broken = 0;
    for (let n = 0; n < MESSAGES; n++) {
      if (cutBefore.has(n)) broken += wire.cut();
      ids.push(await chat.post(said(`你好 ${n}`)));
    }
    expect(broken).toBeGreaterThanOrEqual(CUTS / 2);
    const answers = (received: Read[]) =>
      received.filter((activity) => ids.includes(activity.replyToId ?? ''));
    await chat.until((received) => answers(received).length >= MESSAGES);
    // The client may mix the order of frames around a cut; what it shows it sorts, as here by the log.
    const messages = chat.received
      .filter((activity) => activity.type === 'message')
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(messages).toHaveLength(1 + 2 * MESSAGES);
    expect(new Set(messages.map((activity) => activity.id)).size).toBe(messages.length);
    expect(messages.filter((a) => a.from.role === 'user').map((a) => a.text)).toEqual(
      ids.map((_, n) => `你好 ${n}`),
    );
    expect(answers(messages).map((activity) => activity.replyToId)).toEqual(ids);
    chat.end();
    await wire.stop();
  });
});
