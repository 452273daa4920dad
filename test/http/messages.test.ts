import { expect, it } from 'vitest';
import { APP_ID, teamsActivity } from '../support/bot-framework.ts';
import { startTestServer } from '../support/server.ts';

async function post(url: string, authorization?: string) {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: JSON.stringify(teamsActivity('https://smba.trafficmanager.net/teams/')),
  });
  return { status: response.status, body: await response.json() };
}

it('is closed, not open, without an app id', async () => {
  const server = await startTestServer();
  expect(await post(server.url)).toMatchObject({ status: 404, body: { code: 'channel_closed' } });
  expect(await server.store.selectFrom('conversations').select('id').execute()).toEqual([]);
  await server.stop();
});

it('takes nothing unsigned once it is open', async () => {
  const server = await startTestServer({ env: { MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_PASSWORD: 'p' } });
  const forged = `Bearer ${[{ alg: 'none' }, { iss: 'https://api.botframework.com', aud: APP_ID }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')}.`;
  for (const authorization of [undefined, 'Bearer nonsense', forged.replace('api.', 'evil.')])
    expect(await post(server.url, authorization)).toMatchObject({
      status: 401,
      body: { code: 'unauthorized' },
    });
  expect(await server.store.selectFrom('conversations').select('id').execute()).toEqual([]);
  await server.stop();
});
