import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCloudChannel } from '../../bot/channel.cloud.ts';
import { createBot } from '../../bot/channel.ts';
import { readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { systemClock } from '../../src/base/time.ts';
import { createServer } from '../../src/http/server.ts';
import type { SwitchList, SwitchState } from '../../src/operations/api.ts';
import { changeSwitch } from '../../src/operations/switches.ts';
import type { SwitchName } from '../../src/store/switches.ts';
import { APP_ID, startBotFramework, teamsActivity } from '../support/bot-framework.ts';
import { chatClient, type Read } from '../support/chat-client.ts';
import { type Browser, codeOf, person, signedIn } from '../support/people.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Browser;
beforeAll(async () => {
  server = await startTestServer();
  admin = await signedIn(server, await person(server.store, ['admin']));
});
afterAll(() => server.stop());

function flip(name: SwitchName, on: boolean): Promise<SwitchState> {
  const state = on ? 'on' : 'off';
  return admin.json('PUT', `/api/admin/switches/${name}`, { on, reason: `test turns it ${state}` });
}

/** Off for one test, whatever becomes of it. */
async function off(name: SwitchName): Promise<void> {
  await flip(name, false);
  onTestFinished(async () => {
    await flip(name, true);
  });
}

function outcomeOf(answer: Read): unknown {
  return answer.channelData?.lastkm?.outcome;
}

describe('the switch of the bot', () => {
  it('ends questions with what is going on, in the language asked in, and answers again when it is on', async () => {
    const client = chatClient(server.url);
    const chat = await client.start();
    await flip('bot', false);
    const paused = await client.answerTo(chat, await client.say(chat, '没签劳动合同怎么办？'));
    expect(outcomeOf(paused)).toBe('failed_paused');
    expect(paused.text).toContain('自动回答已暂时停用');
    const english = await client.answerTo(chat, await client.say(chat, 'How long may probation last?'));
    expect(english.text).toContain('Automatic answers are switched off');
    await flip('bot', true);
    const answered = await client.answerTo(chat, await client.say(chat, '没签劳动合同怎么办？'));
    expect(outcomeOf(answered)).toBe('answered');
  });

  it('still leads to a person who asks for one, and whoever is in danger', async () => {
    await off('bot');
    const client = chatClient(server.url);
    for (const text of ['我要找人工', '老板欠薪我不想活了']) {
      const chat = await client.start();
      const answer = await client.answerTo(chat, await client.say(chat, text));
      expect(outcomeOf(answer), text).toBe('handed_off');
      expect(answer.channelData?.lastkm?.caseReference, text).toMatch(/\w+-/);
    }
  });

  it('holds in another process on the same data, and over a restart', async () => {
    await off('bot');
    const config = { ...server.config, PORT: 0 };
    const again = createServer({
      ...{ config, store: server.store, clock: systemClock, logger: silent },
      answer: scriptedAnswer,
      ready: () => true,
    });
    const { url } = await again.listen();
    onTestFinished(() => again.stop());
    const client = chatClient(url);
    const chat = await client.start();
    expect(outcomeOf(await client.answerTo(chat, await client.say(chat, '没签合同')))).toBe('failed_paused');
  });
});

describe('the switches of uploads and channels', () => {
  it('refuse files with the reason', async () => {
    await off('uploads');
    const client = chatClient(server.url);
    const chat = await client.start();
    const response = await client.post(chat, { type: 'message', text: '你好' });
    expect(response.status).toBe(200);
    const upload = await fetch(`${server.url}${client.path(chat, '/upload')}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${chat.token}`, 'accept-language': 'en' },
      body: 'bytes',
    });
    const refused = (await upload.json()) as { code: string; detail: string };
    expect([upload.status, refused.code]).toEqual([503, 'uploads_off']);
    expect(refused.detail).toContain('Uploads are switched off');
  });

  it('close the chat for what is new, and leave what was said to be read', async () => {
    const client = chatClient(server.url);
    const chat = await client.start();
    await off('channel_web');
    expect(await codeOf(client.call('POST', '/chat/token', undefined, {}))).toEqual([503, 'channel_off']);
    expect(await codeOf(client.post(chat, { type: 'message', text: '在吗' }))).toEqual([503, 'channel_off']);
    expect((await client.read(chat)).activities.length).toBeGreaterThan(0);
  });

  it('tell a channel elsewhere that it is closed, and keep nothing of it', async () => {
    const framework = await startBotFramework();
    onTestFinished(() => framework.stop());
    const { store } = server;
    await changeSwitch({ ...server, clock: systemClock }, 'cli', {
      name: 'channel_cloud',
      on: false,
      reason: 'maintenance',
    });
    const bot = createBot({ store, clock: systemClock, centre: '苏州中心', onQuestion: () => {} });
    const env = { MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_PASSWORD: 'never sent here' };
    const cloud = createCloudChannel(bot, readConfig(env), framework.authority)!;
    const before = await countOf('messages');
    await cloud.receive(await framework.sign(), teamsActivity(framework.url));
    const said = framework.sent.find(({ activity }) => activity.type === 'message');
    expect(said?.activity.text).toContain('此渠道暂停服务');
    expect(said?.activity.text).toContain('苏州中心');
    expect(await countOf('messages')).toBe(before);
  });
});

describe('the list of switches', () => {
  it('says who switched what, when and why, and the trail has it without the words', async () => {
    await flip('four_eyes', false);
    await flip('four_eyes', false);
    const { switches, history } = await admin.json<SwitchList>('GET', '/api/admin/switches');
    expect(switches.find(({ name }) => name === 'four_eyes')).toMatchObject({
      on: false,
      last: { reason: 'test turns it off', by: { name: 'admin' } },
    });
    expect(switches.find(({ name }) => name === 'model')?.applies).toBe(false);
    expect(history.filter(({ name }) => name === 'four_eyes')).toHaveLength(1);
    const acts = await server.store
      .selectFrom('audit')
      .select(['data', 'subject'])
      .where('action', '=', 'switch.changed')
      .where('subject', '=', 'four_eyes')
      .execute();
    expect(acts).toEqual([{ data: '{"on":false}', subject: 'four_eyes' }]);
  });

  it('takes no change without a reason, and none of what is no switch', async () => {
    expect(await codeOf(admin.call('PUT', '/api/admin/switches/bot', { on: false, reason: ' ' }))).toEqual([
      400,
      'body_invalid',
    ]);
    expect(
      await codeOf(admin.call('PUT', '/api/admin/switches/engine', { on: false, reason: 'why not' })),
    ).toEqual([404, 'not_found']);
  });
});

async function countOf(table: 'messages'): Promise<number> {
  const rows = await server.store.selectFrom(table).select('id').execute();
  return rows.length;
}
