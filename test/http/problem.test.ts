import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../src/base/faults.ts';
import { toFault } from '../../src/http/problem.ts';
import { type ChatClient, chatClient, type Started } from '../support/chat-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let chat: ChatClient;
let mine: Started;

beforeAll(async () => {
  server = await startTestServer();
  chat = chatClient(server.url);
  mine = await chat.start();
});
afterAll(() => server.stop());

function send(body: string, headers: Record<string, string> = {}) {
  return fetch(server.url + chat.path(mine, '/activities'), {
    method: 'POST',
    headers: { authorization: `Bearer ${mine.token}`, 'content-type': 'application/json', ...headers },
    body,
  });
}

describe('what cannot be understood', () => {
  it.each([
    ['broken JSON', '{"type":', 400, 'body_invalid'],
    [
      'a body over 256 kB',
      JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }),
      413,
      'body_too_large',
    ],
    ['no JSON', 'type=message', 400, 'body_invalid'],
  ])('%s is refused with %i in the language asked for', async (_, body, status, code) => {
    const headers = body.startsWith('type=') ? { 'content-type': 'text/plain' } : {};
    const [zh, en] = [
      await send(body, headers),
      await send(body, { ...headers, 'accept-language': 'en-US,zh;q=0.5' }),
    ];
    expect([zh.status, en.status]).toEqual([status, status]);
    const [chinese, english] = [await problem(zh), await problem(en)];
    expect(chinese).toMatchObject({
      type: `urn:lastkm:problem:${code}`,
      code,
      status,
      title: expect.any(String),
    });
    expect(chinese.detail).toMatch(/\p{Script=Han}/u);
    expect(english.detail).not.toMatch(/\p{Script=Han}/u);
    expect(english.error).toEqual({ code, message: english.detail });
  });

  it('paths that lead nowhere, and broken ones, get a problem document too', async () => {
    for (const [path, status] of [
      ['/nowhere', 404],
      ['/v3/directline/conversations/%E0%A4%A', 400],
    ] as const) {
      const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${mine.token}` } });
      expect([path, response.status]).toEqual([path, status]);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('says nothing of a bug but that there was one', () => {
    const known = toFault(new Error('select secret from meta'));
    expect(known).toBeInstanceOf(Fault);
    expect(known.code).toBe('internal');
    expect(known.in('en')).not.toContain('secret');
  });

  it('calls a full or read-only disk a storage that can be tried again', () => {
    for (const code of ['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR_FSYNC', 'SQLITE_BUSY'])
      expect(toFault(Object.assign(new Error('x'), { code }))).toMatchObject({
        status: 503,
        retryable: true,
      });
  });
});

describe('messages that cannot be answered', () => {
  it('gets a clear reply in the chat when it is 20,000 characters long, in its own language', async () => {
    const zh = await chat.answerTo(mine, await chat.say(mine, '劳动合同'.repeat(5_000)));
    const en = await chat.answerTo(mine, await chat.say(mine, 'contract '.repeat(2_300)));
    expect(zh.channelData?.lastkm).toMatchObject({ outcome: 'declined_too_long', language: 'zh' });
    expect(en.channelData?.lastkm).toMatchObject({ outcome: 'declined_too_long', language: 'en' });
    expect(en.text).toContain('4,000');
    const stored = await server.store.selectFrom('questions').select('text').execute();
    expect(Math.max(...stored.map(({ text }) => text.length))).toBe(4_001);
  });

  it('is told so when nothing readable is left of it', async () => {
    const answer = await chat.answerTo(mine, await chat.say(mine, '\u0000\u0007\u001b \ud800'));
    expect(answer.channelData?.lastkm).toMatchObject({ outcome: 'unanswerable_empty' });
  });

  it('is answered without its control characters', async () => {
    const id = await chat.say(mine, '没签合同\u0000\u0008要赔\r\n双倍工资吗\u009f');
    const answer = await chat.answerTo(mine, id);
    const { activities } = await chat.read(mine);
    expect(activities.find((activity) => activity.id === id)?.text).toBe('没签合同要赔\n双倍工资吗');
    expect(answer.channelData?.lastkm).toMatchObject({ outcome: 'answered' });
  });
});

async function problem(response: Response) {
  return (await response.json()) as { detail: string; error: { code: string; message: string } };
}
