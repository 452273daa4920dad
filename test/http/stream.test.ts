import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { writeMessage } from '../../bot/messages.ts';
import { openStore } from '../../src/store/open.ts';
import { type ChatClient, chatClient, type Read, type Started } from '../support/chat-client.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let now = new Date('2026-11-24T01:00:00Z');
let server: TestServer;
let chat: ChatClient;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  chat = chatClient(server.url);
});
afterAll(() => server.stop());

/** An open stream and what came over it. */
async function listen(url: string) {
  const socket = new WebSocket(url);
  const activities: Read[] = [];
  let watermark = '';
  socket.on('message', (data) => {
    const set = JSON.parse(String(data)) as { activities: Read[]; watermark?: string };
    activities.push(...set.activities);
    watermark = set.watermark ?? watermark;
  });
  await once(socket, 'open');
  const messages = () => activities.filter((activity) => activity.type === 'message');
  const until = async (count: number) => {
    for (let i = 0; messages().length < count; i++) {
      if (i > 400) throw new Error(`${messages().length} messages came, not ${count}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { socket, activities, messages, until, watermark: () => watermark };
}

async function refusal(url: string): Promise<number> {
  const socket = new WebSocket(url);
  socket.on('error', () => {});
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
  socket.terminate();
  return response.statusCode;
}

async function reconnect(begun: Started, watermark: string): Promise<string> {
  const response = await chat.call('GET', chat.path(begun, `?watermark=${watermark}`), begun.token);
  return ((await response.json()) as Started).streamUrl;
}

describe('the WebSocket stream', () => {
  it('shows the same as polling, and typing besides', async () => {
    const begun = await chat.start();
    const stream = await listen(begun.streamUrl);
    await stream.until(1);
    await chat.say(begun, '你好', 'c1');
    await stream.until(3);
    const polled = await chat.read(begun);
    expect(stream.messages()).toEqual(polled.activities);
    expect(stream.watermark()).toBe(polled.watermark);
    expect(stream.activities.filter((a) => a.type === 'typing')).toHaveLength(1);
    stream.socket.terminate();
  });

  it('goes on exactly where the watermark stands', async () => {
    const begun = await chat.start();
    const first = await listen(begun.streamUrl);
    await first.until(1);
    first.socket.terminate();
    const id = await chat.say(begun, '你好');
    await chat.answerTo(begun, id);
    const second = await listen(await reconnect(begun, first.watermark()));
    await second.until(2);
    expect(second.messages().map((a) => a.replyToId ?? a.id)).toEqual([id, id]);
    second.socket.terminate();
  });

  it('ignores pings of the client and anything else it sends', async () => {
    const begun = await chat.start();
    const stream = await listen(begun.streamUrl);
    for (const frame of ['', 'nonsense', '{"type":"message","text":"x"}']) stream.socket.send(frame);
    await chat.say(begun, '你好');
    await stream.until(3);
    expect(stream.socket.readyState).toBe(WebSocket.OPEN);
    stream.socket.terminate();
  });

  it('shows what another process writes', async () => {
    const begun = await chat.start();
    const stream = await listen(begun.streamUrl);
    const elsewhere = await openStore(`${server.folder}/lastkm.db`);
    await elsewhere.transaction().execute((tx) =>
      writeMessage(tx, {
        conversationId: begun.conversationId,
        clientId: null,
        role: 'adviser',
        text: '我是顾问',
        activity: { type: 'message', text: '我是顾问' },
        replyTo: null,
        at: now,
      }),
    );
    await stream.until(2);
    expect(stream.messages().at(-1)?.text).toBe('我是顾问');
    await elsewhere.destroy();
    stream.socket.terminate();
  });

  it('serves several tabs of a conversation, each with everything, and closes the oldest beyond four', async () => {
    const begun = await chat.start();
    const tabs = [];
    for (let i = 0; i < 4; i++) tabs.push(await listen(begun.streamUrl));
    const closed = once(tabs[0]!.socket, 'close');
    tabs.push(await listen(begun.streamUrl));
    expect((await closed)[0]).toBe(4008);
    await chat.say(begun, '你好');
    for (const tab of tabs.slice(1)) await tab.until(3);
    expect(new Set(tabs.slice(1).map((tab) => JSON.stringify(tab.messages()))).size).toBe(1);
    for (const tab of tabs) tab.socket.terminate();
  });

  it('opens with its own short-lived token only', async () => {
    const begun = await chat.start();
    const other = await chat.start();
    const address = new URL(begun.streamUrl);
    const withToken = (token: string) => `${address.origin}${address.pathname}?t=${token}`;
    expect(await refusal(withToken(begun.token))).toBe(401);
    expect(await refusal(withToken(''))).toBe(401);
    expect(await refusal(withToken(new URL(other.streamUrl).searchParams.get('t')!))).toBe(404);
    expect(await refusal(`${address.origin}/v3/elsewhere?t=x`)).toBe(404);
    expect(await refusal(begun.streamUrl.replace('watermark=', 'watermark=-1'))).toBe(400);
    now = new Date(now.getTime() + 61_000);
    expect(await refusal(begun.streamUrl)).toBe(403);
  });

  it('closes with 1012 when the server stops, after what runs has ended', async () => {
    let finish = () => {};
    const begun = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const stopping = await startTestServer({
      answer: async (asked) => {
        finish();
        await new Promise((resolve) => setTimeout(resolve, 200));
        return scriptedAnswer(asked);
      },
    });
    const its = chatClient(stopping.url);
    const started = await its.start();
    const stream = await listen(started.streamUrl);
    await its.say(started, '你好');
    await begun;
    const closed = once(stream.socket, 'close');
    await stopping.server.stop();
    expect((await closed)[0]).toBe(1012);
    const answers = await stopping.store.selectFrom('answers').selectAll().execute();
    expect(answers).toHaveLength(1);
    await stopping.stop();
  });
});
