import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseList } from '../../desk/api.ts';
import type { Attachment, CaseDetail, CaseRow } from '../../desk/api-case.ts';
import { chatClient, json, type Started } from '../support/chat-client.ts';
import { type Browser, codeOf, person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let site: TestServer;
let chat: ReturnType<typeof chatClient>;
let adviser: Browser;
let colleague: Browser;

beforeAll(async () => {
  site = await startTestServer();
  chat = chatClient(site.url);
  adviser = await signedIn(site, await person(site.store, ['adviser'], 'a'));
  colleague = await signedIn(site, await person(site.store, ['adviser'], 'b'));
});
afterAll(() => site.stop());

/** As the official Direct Line client posts files: an activity and the files, as multipart. */
function upload(started: Started, bytes: Buffer, name: string, text = '') {
  const form = new FormData();
  const activity = { type: 'message', text, from: { id: 'me' }, channelData: { clientActivityID: name } };
  form.append(
    'activity',
    new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
  );
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return fetch(`${site.url}/v3/directline/conversations/${started.conversationId}/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${started.token}` },
    body: form,
  });
}

async function claimed(): Promise<{ started: Started; id: string }> {
  const started = await chat.start();
  const answer = await chat.answerTo(started, await chat.say(started, '我要找人工'));
  const reference = answer.channelData?.lastkm?.caseReference;
  const { cases } = await adviser.json<CaseList>('GET', `/api/desk/queue?q=${reference}`);
  await adviser.json<CaseRow>('POST', `/api/desk/cases/${cases[0]!.id}/claim`, {});
  return { started, id: cases[0]!.id };
}

it('refuses files while nobody is there to read them', async () => {
  expect(await codeOf(upload(await chat.start(), PNG, 'a.png'))).toEqual([409, 'upload_needs_case']);
});

it('takes a picture to who has the case, as a download for them alone, stored once', async () => {
  const { started, id } = await claimed();
  for (const name of ['合同.png', 'again.png']) await json(await upload(started, PNG, name, '见附件'));
  const { transcript } = await adviser.json<CaseDetail>('GET', `/api/desk/cases/${id}`);
  const [file] = transcript.find(({ attachments }) => attachments.length > 0)!.attachments;
  expect(file).toMatchObject({ name: '合同.png', type: 'image/png', size: PNG.length });
  const got = await adviser.call('GET', file!.url);
  expect(Buffer.from(await got.arrayBuffer())).toEqual(PNG);
  expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  expect(got.headers.get('content-security-policy')).toContain('sandbox');
  expect((await colleague.call('GET', file!.url)).status).toBe(404);
  const rows = await site.store.selectFrom('attachments').selectAll().execute();
  expect(new Set(rows.map(({ digest }) => digest)).size).toBe(1);
  expect(existsSync(join(site.folder, 'attachments', rows[0]!.digest.slice(0, 2), rows[0]!.digest))).toBe(
    true,
  );
});

it('sends an adviser’s file to the enterprise, which opens it with its own token and no other', async () => {
  const { started, id } = await claimed();
  const kept = await json<Attachment>(
    await fetch(`${site.url}/api/desk/cases/${id}/attachments?name=${encodeURIComponent('模板.png')}`, {
      method: 'POST',
      headers: {
        origin: site.url,
        'sec-fetch-site': 'same-origin',
        'x-csrf-token': adviser.csrf ?? '',
        cookie: [...adviser.cookies].map((pair) => pair.join('=')).join('; '),
        'content-type': 'image/png',
      },
      body: new Uint8Array(PNG),
    }),
  );
  expect((await chat.call('GET', `/chat/attachments/${kept.id}`, started.token)).status).toBe(404);
  await adviser.json('POST', `/api/desk/cases/${id}/reply`, {
    clientId: 'f',
    text: '',
    attachments: [kept.id],
  });
  const { activities } = await chat.read(started);
  expect(activities.at(-1)?.channelData?.lastkm).toMatchObject({ attachments: [{ name: '模板.png' }] });
  expect((await chat.call('GET', `/chat/attachments/${kept.id}`, started.token)).status).toBe(200);
  const stranger = await chat.start();
  expect((await chat.call('GET', `/chat/attachments/${kept.id}`, stranger.token)).status).toBe(404);
});

it.each([
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 415],
  ['a picture that can run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415],
  ['a program under a picture’s name', Buffer.from('MZ\u0090\u0000'.repeat(40)), 415],
  ['nothing', Buffer.alloc(0), 415],
])('refuses %s', async (_, bytes, status) => {
  const { started } = await claimed();
  const response = await upload(started, bytes, 'harmless.png');
  expect(response.status).toBe(status);
});
