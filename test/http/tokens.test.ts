import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatClient, chatClient, json, type Started } from '../support/chat-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let now = new Date('2026-11-24T01:00:00Z');
let server: TestServer;
let chat: ChatClient;
let mine: Started;
let other: Started;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  chat = chatClient(server.url);
  mine = await chat.start();
  other = await chat.start();
});
afterAll(() => server.stop());

/** Every call a token opens, on conversation `id`. */
const calls = (id: string): [string, string, unknown?][] => [
  ['GET', `/v3/directline/conversations/${id}`],
  ['GET', `/v3/directline/conversations/${id}/activities`],
  ['POST', `/v3/directline/conversations/${id}/activities`, { type: 'message', text: '你好' }],
  ['POST', `/v3/directline/conversations/${id}/upload`, {}],
];

async function statuses(token: string | undefined, id: string): Promise<number[]> {
  const answers = calls(id).map(([method, path, body]) => chat.call(method, path, token, body));
  return (await Promise.all(answers)).map((response) => response.status);
}

function claims(overrides: Record<string, unknown> = {}) {
  const seconds = Math.floor(now.getTime() / 1000);
  const user = 'dl_x';
  return {
    conv: mine.conversationId,
    user,
    iss: 'lastkm',
    aud: 'chat',
    iat: seconds,
    exp: seconds + 600,
    ...overrides,
  };
}

describe('a chat token', () => {
  it('opens its own conversation only: another one and one that is not there look the same', async () => {
    const theirs = await Promise.all(
      calls(other.conversationId).map(([m, p, b]) => chat.call(m, p, mine.token, b)),
    );
    const nowhere = await Promise.all(calls('nowhere').map(([m, p, b]) => chat.call(m, p, mine.token, b)));
    expect(theirs.map((response) => response.status)).toEqual([404, 404, 404, 404]);
    expect(await Promise.all(theirs.map((r) => r.text()))).toEqual(
      await Promise.all(nowhere.map((r) => r.text())),
    );
    expect((await chat.read(other)).activities).toHaveLength(1);
  });

  it('is needed: nothing, nonsense and the wrong scheme get 401', async () => {
    for (const token of [undefined, 'nonsense', `${mine.token}x`, mine.token.replace(/\.[^.]+$/, '.')])
      expect(await statuses(token, mine.conversationId)).toEqual([401, 401, 401, 401]);
    const basic = { headers: { authorization: `Basic ${mine.token}` } };
    expect((await fetch(server.url + chat.path(mine), basic)).status).toBe(401);
  });

  it('is signed by this server, for chatting', async () => {
    const key = new TextEncoder().encode('a key of somebody else, long enough');
    const forged = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(key);
    const unsigned = new UnsecuredJWT(claims()).encode();
    const stream = new URL(mine.streamUrl).searchParams.get('t')!;
    for (const token of [forged, unsigned, stream])
      expect(await statuses(token, mine.conversationId)).toEqual([401, 401, 401, 401]);
  });

  it('decides who speaks, whatever the activity claims', async () => {
    const id = await json<{ id: string }>(
      await chat.post(mine, {
        type: 'message',
        text: '你好',
        from: { id: 'dl_other', role: 'bot' },
        id: 'mine',
        channelId: 'x',
      }),
    );
    const echo = (await chat.read(mine)).activities.find((activity) => activity.id === id.id);
    expect(echo?.from).toEqual({ id: expect.not.stringContaining('dl_other'), role: 'user' });
    expect(echo).toMatchObject({ channelId: 'directline', conversation: { id: mine.conversationId } });
  });

  it('does not mint tokens for others while no secret is configured', async () => {
    const response = await chat.call('POST', '/v3/directline/tokens/generate', mine.token, {});
    expect(response.status).toBe(404);
  });

  it('ends after 30 minutes with 403, and until then can be refreshed', async () => {
    const begun = await chat.start();
    now = new Date(now.getTime() + 29 * 60_000);
    const refreshed = await json<{ token: string; conversationId: string }>(
      await chat.call('POST', '/v3/directline/tokens/refresh', begun.token),
    );
    now = new Date(now.getTime() + 2 * 60_000);
    expect(await statuses(begun.token, begun.conversationId)).toEqual([403, 403, 403, 403]);
    expect((await chat.call('POST', '/v3/directline/tokens/refresh', begun.token)).status).toBe(403);
    expect((await chat.read({ ...begun, token: refreshed.token })).activities).toHaveLength(1);
  });

  it('takes the page back to its conversation for a day after its end, and not longer', async () => {
    const begun = await chat.start();
    now = new Date(now.getTime() + 24 * 3_600_000);
    const resumed = await json<Started>(await chat.call('POST', '/chat/token', begun.token));
    expect(resumed.conversationId).toBe(begun.conversationId);
    expect((await chat.read({ ...begun, token: resumed.token })).activities).toHaveLength(1);
    now = new Date(now.getTime() + 3_600_000);
    expect((await chat.call('POST', '/chat/token', begun.token)).status).toBe(403);
  });

  it('that opens nothing is refused at the page’s door, so that the page can begin anew', async () => {
    const { token } = await json<{ token: string }>(await chat.call('POST', '/chat/token'));
    expect((await chat.call('POST', '/chat/token', token)).status).toBe(404);
    expect((await chat.call('POST', '/chat/token', 'nonsense')).status).toBe(401);
  });
});

describe('the Direct Line secret', () => {
  it('opens the minting of tokens and nothing else', async () => {
    const guarded = await startTestServer({ env: { DIRECTLINE_SECRET: 'a-secret-of-the-centre' } });
    const its = chatClient(guarded.url);
    const begun = await its.start();
    const generate = '/v3/directline/tokens/generate';
    for (const token of [undefined, 'a-secret-of-the-centrf', begun.token])
      expect((await its.call('POST', generate, token, {})).status).toBe(401);
    const foreign = { user: { id: 'admin' } };
    expect((await its.call('POST', generate, 'a-secret-of-the-centre', foreign)).status).toBe(400);
    for (const [method, path, body] of calls(begun.conversationId))
      expect((await its.call(method, path, 'a-secret-of-the-centre', body)).status).toBe(401);
    await guarded.stop();
  });
});
