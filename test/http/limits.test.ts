import { expect, it } from 'vitest';
import { chatClient } from '../support/chat-client.ts';
import { startTestServer } from '../support/server.ts';

const TIGHT = { CHAT_WRITES_PER_MINUTE: '3', CHAT_READS_PER_MINUTE: '6', CHAT_TOKENS_PER_MINUTE: '3' };

it('stops one user at the limit, says how long, and leaves others alone', async () => {
  const server = await startTestServer({ env: TIGHT });
  const chat = chatClient(server.url);
  const [one, two] = [await chat.start(), await chat.start()];
  for (let i = 0; i < 3; i++)
    expect((await chat.post(one, { type: 'message', text: '你好' })).status).toBe(200);
  const stopped = await chat.post(one, { type: 'message', text: '你好' });
  expect(stopped.status).toBe(429);
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await stopped.json()).toMatchObject({ code: 'rate_limited', retryable: true });
  expect((await chat.post(two, { type: 'message', text: '你好' })).status).toBe(200);
  const polls = await Promise.all(
    Array.from({ length: 8 }, () => chat.call('GET', chat.path(one, '/activities'), one.token)),
  );
  expect(polls.filter((response) => response.status === 429)).toHaveLength(3);
  await server.stop();
});

it('counts tokens by address, and believes X-Forwarded-For only behind a proxy', async () => {
  const direct = await startTestServer({ env: TIGHT });
  const proxied = await startTestServer({ env: { ...TIGHT, TRUST_PROXY: '1' } });
  const mint = async (url: string, from: string) =>
    (await fetch(`${url}/chat/token`, { method: 'POST', headers: { 'x-forwarded-for': from } })).status;
  const statuses = async (url: string) => {
    const all = [];
    for (let i = 1; i <= 4; i++) all.push(await mint(url, `203.0.113.${i}`));
    return all;
  };
  expect(await statuses(direct.url)).toEqual([200, 200, 200, 429]);
  expect(await statuses(proxied.url)).toEqual([200, 200, 200, 200]);
  await direct.stop();
  await proxied.stop();
});
