import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCloudChannel } from '../../bot/channel.cloud.ts';
import { createBot } from '../../bot/channel.ts';
import { createDelivery } from '../../bot/deliver.ts';
import { createResponder } from '../../bot/respond.ts';
import { readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { systemClock } from '../../src/base/time.ts';
import { APP_ID, type BotFramework, startBotFramework, teamsActivity } from '../support/bot-framework.ts';
import { temporaryStore } from '../support/conversation.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';

let framework: BotFramework;
beforeAll(async () => {
  framework = await startBotFramework();
});
afterAll(() => framework.stop());

const config = readConfig({ MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_PASSWORD: 'never sent here' });

async function wired() {
  framework.sent.length = 0;
  const store = await temporaryStore();
  const onQuestion = () => responder.wake();
  const bot = createBot({ store, clock: systemClock, centre: '苏州中心', onQuestion });
  const cloud = createCloudChannel(bot, config, framework.authority)!;
  const deps = {
    store,
    clock: systemClock,
    logger: silent,
    answer: scriptedAnswer,
    deadlineMs: 5_000,
    onSaid: () => {},
  };
  const delivery = createDelivery({ ...deps, send: cloud.send });
  const responder = createResponder({ ...deps, delivery });
  onTestFinished(() => responder.stop());
  return { store, cloud, delivery };
}

async function sentMessages(count: number) {
  for (let i = 0; i < 300; i++) {
    const messages = framework.sent.filter(({ activity }) => activity.type === 'message');
    if (messages.length >= count) return messages;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nothing was sent');
}

describe('the bot on a channel elsewhere', () => {
  it('welcomes, acknowledges, and sends the answer with its sources in words', async () => {
    const { store, cloud } = await wired();
    await cloud.receive(await framework.sign(), teamsActivity(framework.url));
    const [welcome, answer] = await sentMessages(2);
    expect(welcome?.activity.text).toContain('苏州中心');
    expect(answer?.path).toContain('/v3/conversations/19%3Aabc%40thread.v2/activities');
    expect(answer?.activity.text).toContain('**依据**');
    expect(answer?.activity.text).toContain('第八十二条 (现行有效)');
    expect(answer?.activity.text).toContain('由人工智能生成');
    expect(answer?.activity.text).not.toContain('cite:1');
    await expect
      .poll(() => store.selectFrom('answers').select('delivered_at').executeTakeFirst())
      .toMatchObject({ delivered_at: expect.any(String) });
  });

  it('takes an activity once, however often the channel sends it', async () => {
    const { store, cloud } = await wired();
    for (let i = 0; i < 3; i++) await cloud.receive(await framework.sign(), teamsActivity(framework.url));
    await sentMessages(2);
    expect(await store.selectFrom('questions').select('id').execute()).toHaveLength(1);
  });

  it('tries again what the channel did not take, and marks it delivered once', async () => {
    const { store, cloud, delivery } = await wired();
    await cloud.receive(
      await framework.sign(),
      teamsActivity(framework.url, { type: 'conversationUpdate', membersAdded: [{ id: '29:user' }] }),
    );
    await sentMessages(1);
    framework.failures.push(400);
    await cloud.receive(await framework.sign(), teamsActivity(framework.url));
    await expect.poll(() => store.selectFrom('answers').select('id').execute()).toHaveLength(1);
    await expect.poll(() => framework.failures.length).toBe(0);
    expect(await store.selectFrom('answers').select('delivered_at').execute()).toEqual([
      { delivered_at: null },
    ]);
    const delivered = async () => {
      await delivery.deliver('msteams:19:abc@thread.v2');
      return framework.sent.filter(({ activity }) => activity.type === 'message').length;
    };
    await expect.poll(delivered).toBe(2);
    await delivery.sweep();
    expect(
      await store.selectFrom('log').select('seq').where('kind', '=', 'answer.delivered').execute(),
    ).toHaveLength(1);
    expect(await sentMessages(2)).toHaveLength(2);
  });

  it.each<[string, () => Promise<string>]>([
    ['no signature', async () => ''],
    ['another scheme', async () => (await framework.sign()).replace('Bearer', 'Basic')],
    ['an alien key', () => framework.sign({}, { alien: true })],
    ['an unknown key', () => framework.sign({}, { kid: 'k2' })],
    ['another issuer', () => framework.sign({ iss: 'https://evil.example' })],
    ['another audience', () => framework.sign({ aud: 'another app' })],
    ['an expired token', () => framework.sign({ exp: Math.floor(Date.now() / 1000) - 3_600 })],
    ['another service address', () => framework.sign({ serviceurl: 'https://evil.example' })],
    ['no service address', () => framework.sign({ serviceurl: undefined })],
    ['a token without algorithm', async () => `Bearer ${unsigned()}`],
  ])('refuses %s, and stores nothing', async (_, authorization) => {
    const { store, cloud } = await wired();
    const refused = cloud.receive(await authorization(), teamsActivity(framework.url));
    await expect(refused).rejects.toMatchObject({ code: 'unauthorized' });
    expect(await store.selectFrom('conversations').select('id').execute()).toEqual([]);
    expect(framework.sent).toEqual([]);
  });

  it('refuses a channel that the key is not endorsed for', async () => {
    const { cloud } = await wired();
    const activity = teamsActivity(framework.url, { channelId: 'slack' });
    await expect(cloud.receive(await framework.sign(), activity)).rejects.toMatchObject({
      code: 'unauthorized',
    });
  });

  it('refuses what is no activity before looking at the signature', async () => {
    const { cloud } = await wired();
    for (const body of [
      null,
      [],
      'x',
      { type: 'message' },
      teamsActivity(framework.url, { conversation: null }),
    ])
      await expect(cloud.receive('', body)).rejects.toMatchObject({ code: 'body_invalid' });
  });

  it('is closed without an app id', () => {
    const deps = { clock: systemClock, centre: undefined, onQuestion: () => {}, store: null as never };
    expect(createCloudChannel(createBot(deps), readConfig({}))).toBeNull();
  });
});

function unsigned(): string {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const claims = {
    iss: 'https://issuer.example',
    aud: APP_ID,
    serviceurl: framework.url,
    exp: Math.floor(Date.now() / 1000) + 600,
  };
  return `${part({ alg: 'none', kid: 'k1', typ: 'JWT' })}.${part(claims)}.`;
}
