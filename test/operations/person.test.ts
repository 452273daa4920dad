import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAudit } from '../../accounts/audit.ts';
import type { CaseList } from '../../desk/api.ts';
import type { CaseDetail, CaseRow } from '../../desk/api-case.ts';
import { unpack } from '../../ingest/parsers/zip-guard.ts';
import type { Erased, FoundList } from '../../src/operations/api.ts';
import { queueMail } from '../../src/store/mails.ts';
import { chatClient, json, type Started } from '../support/chat-client.ts';
import { type Browser, codeOf, person, signedIn } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const PHONE = '13912345678';
const EMAIL = 'zhao.canary@firm.example';
/** What only this person said, in every place where words can stand. */
const CANARIES = [
  PHONE,
  EMAIL,
  '赵金丝雀',
  '金丝雀问题',
  '金丝雀备注',
  '金丝雀总结',
  '金丝雀理由',
  '金丝雀回复',
];
const PDF = Buffer.from('%PDF-1.4\n% 金丝雀文件\n%%EOF\n');

let site: TestServer;
let chat: ReturnType<typeof chatClient>;
let admin: Browser;
let adviser: Browser;
let started: Started;
let reference: string;

beforeAll(async () => {
  site = await startTestServer();
  chat = chatClient(site.url);
  admin = await signedIn(site, await person(site.store, ['admin'], 'boss'));
  adviser = await signedIn(site, await person(site.store, ['adviser'], 'helper'));
  ({ started, reference } = await longTalk());
});
afterAll(() => site.stop());

/** A conversation with a case, and words of the person in every place that takes them. */
async function longTalk() {
  const begun = await chat.start();
  await chat.answerTo(begun, await chat.say(begun, `金丝雀问题，我叫赵金丝雀，电话 139-1234 5678，${EMAIL}`));
  const answer = await chat.answerTo(begun, await chat.say(begun, '我要找人工'));
  const named = String(answer.channelData?.lastkm?.caseReference);
  const contact = { name: '赵金丝雀', phone: PHONE, email: EMAIL };
  const consent = { conversation: true, contact: true, volunteer: true, anonymous: false };
  await json(
    await chat.call('POST', '/chat/case/brief', begun.token, {
      question: '金丝雀问题',
      facts: [{ label: '姓名', value: '赵金丝雀' }],
      contact,
      consent,
    }),
  );
  const { cases } = await adviser.json<CaseList>('GET', `/api/desk/queue?q=${named}`);
  const path = `/api/desk/cases/${cases[0]!.id}`;
  await adviser.json<CaseRow>('POST', `${path}/claim`, {});
  await adviser.json('POST', `${path}/notes`, { text: '金丝雀备注' });
  await adviser.json('POST', `${path}/reply`, { clientId: 'r', text: '金丝雀回复' });
  await upload(begun);
  const closing = { outcome: 'advised', service: 'policy', minutes: 1, summary: '金丝雀总结', seenSeq: 1e9 };
  await adviser.json('POST', `${path}/close`, closing);
  await adviser.json('POST', `${path}/reopen`, { reason: '金丝雀理由' });
  await queueMail(site.store, { recipient: EMAIL, subject: named, body: '赵金丝雀' }, new Date());
  return { started: begun, reference: named };
}

async function upload({ conversationId, token }: Started): Promise<void> {
  const form = new FormData();
  const activity = { type: 'message', text: '', from: { id: 'me' } };
  form.append(
    'activity',
    new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
  );
  form.append('file', new Blob([new Uint8Array(PDF)]), '赵金丝雀.pdf');
  const path = `/v3/directline/conversations/${conversationId}/upload`;
  const headers = { authorization: `Bearer ${token}` };
  await json(await fetch(site.url + path, { method: 'POST', headers, body: form }));
}

/** Files of the data folder in whose bytes one of the words stands. */
function filesWith(words: readonly string[]): string[] {
  return readdirSync(site.folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(site.folder, name)).isFile())
    .filter((name) => {
      const bytes = readFileSync(join(site.folder, name));
      return words.some((word) => bytes.includes(word));
    });
}

it('finds a person however the number is written, and by reference, id and address', async () => {
  const find = async (what: string) =>
    (await admin.json<FoundList>('POST', '/api/admin/person/find', { what })).conversations;
  for (const what of [
    PHONE,
    '+86 139 1234 5678',
    '１３９-１２３４-５６７８',
    '一三九一二三四五六七八',
    EMAIL.toUpperCase(),
  ])
    expect((await find(what)).map((one) => one.conversationId)).toEqual([started.conversationId]);
  expect(await find(reference)).toMatchObject([{ cases: [{ reference, state: 'claimed' }], erasedAt: null }]);
  expect(await find(started.conversationId)).toHaveLength(1);
  expect(await find('13800000000')).toEqual([]);
  expect(await codeOf(admin.call('POST', '/api/admin/person/find', { what: '139' }))).toEqual([
    400,
    'body_invalid',
  ]);
});

it('hands out a copy: every field, readable words with the machine’s marked, and the files', async () => {
  const response = await admin.call('POST', '/api/admin/person/export', { conversations: [reference] });
  const files = await unpack(Buffer.from(await response.arrayBuffer()), () => true);
  const names = [...files.keys()];
  expect(names).toEqual(expect.arrayContaining(['data.json', 'readable.md']));
  expect(files.get(names.find((name) => name.endsWith('赵金丝雀.pdf'))!)).toEqual(PDF);
  const readable = files.get('readable.md')!.toString();
  for (const words of ['金丝雀问题', EMAIL, '金丝雀回复', 'AI-generated']) expect(readable).toContain(words);
  const { conversations } = JSON.parse(files.get('data.json')!.toString());
  expect(conversations[0].cases[0].contact).toMatchObject({ phone: PHONE });
});

it('puts a contact right, and the trail holds the field’s name alone', async () => {
  const body = { case: reference, contact: { phone: '13700000001' } };
  expect(await admin.json('POST', '/api/admin/person/correct', body)).toEqual({
    reference,
    fields: ['phone'],
  });
  const row = await site.store
    .selectFrom('cases')
    .select('contact')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(row.contact!)).toMatchObject({ phone: '13700000001', email: EMAIL });
});

it('erases a person: no word is left in any file, the figures and the trail stay', async () => {
  expect(filesWith(CANARIES).length).toBeGreaterThan(0);
  expect(filesWith(['金丝雀文件'])).toHaveLength(1);
  const other = await chat.start();
  await chat.answerTo(other, await chat.say(other, '经济补偿怎么算？留下来'));
  const answers = (await site.store.selectFrom('answers').select('id').execute()).length;
  const body = { conversations: [reference] };
  const erased = await admin.json<Erased>('POST', '/api/admin/person/erase', body);
  expect(erased).toMatchObject({ conversations: 1, cases: 1, files: 1, complete: true, backupsUntil: null });
  expect(erased.mails).toBeGreaterThan(0);
  expect(filesWith([...CANARIES, '13700000001', '139-1234 5678', '金丝雀'])).toEqual([]);
  expect(filesWith(['留下来']).length).toBeGreaterThan(0);
  expect(await site.store.selectFrom('answers').select('id').execute()).toHaveLength(answers);
  expect((await verifyAudit(site.store)).entries).toBeGreaterThan(0);
  const row = await site.store
    .selectFrom('cases')
    .select(['status', 'outcome', 'contact'])
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ status: 'closed', outcome: 'withdrawn', contact: null });
});

it('goes on where a person was erased: desk, chat and a new question', async () => {
  const { activities } = await chat.read(started);
  expect(activities.filter(({ type }) => type === 'message')).toEqual([]);
  const { id } = await site.store
    .selectFrom('cases')
    .select('id')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  const seen = await adviser.json<CaseDetail>('GET', `/api/desk/cases/${id}`);
  expect(seen).toMatchObject({ notes: [], brief: { question: '', contact: null } });
  expect(seen.transcript).toEqual([]);
  const found = await admin.json<FoundList>('POST', '/api/admin/person/find', { what: reference });
  expect(found.conversations[0]!.erasedAt).not.toBeNull();
  expect((await chat.answerTo(started, await chat.say(started, '又来问一次'))).type).toBe('message');
});

it('keeps the log append-only in everything but the emptying of what was noted', async () => {
  const update = (set: object) => site.store.updateTable('log').set(set).where('seq', '=', 1).execute();
  await expect(update({ actor: 'x' })).rejects.toThrow('append-only');
  await expect(update({ data: '{"a":1}' })).rejects.toThrow('append-only');
  await expect(site.store.deleteFrom('log').execute()).rejects.toThrow('append-only');
});

it('is for administrators alone', async () => {
  for (const act of ['find', 'export', 'correct', 'erase'])
    expect(await codeOf(adviser.call('POST', `/api/admin/person/${act}`, {}))).toEqual([403, 'forbidden']);
});
