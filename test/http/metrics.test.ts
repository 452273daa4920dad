import { expect, it, onTestFinished } from 'vitest';
import { chatClient } from '../support/chat-client.ts';
import { startTestServer } from '../support/server.ts';

it('tells this machine figures, and nobody’s words', async () => {
  const site = await startTestServer();
  onTestFinished(() => site.stop());
  const chat = chatClient(site.url);
  const talk = await chat.start();
  await chat.answerTo(talk, await chat.say(talk, '金丝雀 13912345678'));
  const text = await (await fetch(`${site.url}/metrics`)).text();
  expect(text).toMatch(/^lastkm_answers\{outcome="\w+"\} 1$/m);
  expect(text).toMatch(/^lastkm_questions_unanswered 0$/m);
  expect(text).toMatch(/^lastkm_storage_bytes\{file="database"\} [1-9]/m);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(text).not.toMatch(/金丝雀|13912345678/);
  const forwarded = { headers: { 'x-forwarded-for': '203.0.113.9' } };
  expect((await fetch(`${site.url}/metrics`, forwarded)).status).toBe(401);
});

it('asks for the token where one is set', async () => {
  const site = await startTestServer({ env: { METRICS_TOKEN: 'sixteen-letters-or-more' } });
  onTestFinished(() => site.stop());
  const status = async (token?: string) =>
    (await fetch(`${site.url}/metrics`, token ? { headers: { authorization: `Bearer ${token}` } } : {}))
      .status;
  expect(await status()).toBe(401);
  expect(await status('wrong')).toBe(401);
  expect(await status('sixteen-letters-or-more')).toBe(200);
});
