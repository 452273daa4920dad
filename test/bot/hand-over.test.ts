import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCloudChannel } from '../../bot/channel.cloud.ts';
import { createBot } from '../../bot/channel.ts';
import { createDelivery } from '../../bot/deliver.ts';
import { createResponder } from '../../bot/respond.ts';
import { say } from '../../bot/say.ts';
import { claim } from '../../desk/claim.ts';
import { openCaseOf } from '../../desk/record.ts';
import { reply } from '../../desk/talk.ts';
import { readConfig } from '../../src/base/config.ts';
import { silent } from '../../src/base/log.ts';
import { systemClock } from '../../src/base/time.ts';
import { APP_ID, type BotFramework, startBotFramework, teamsActivity } from '../support/bot-framework.ts';
import { temporaryStore } from '../support/conversation.ts';
import { desk, somebody } from '../support/desk.ts';
import { scriptedAnswer } from '../support/scripted-answer.ts';

let framework: BotFramework;
beforeAll(async () => {
  framework = await startBotFramework();
});
afterAll(() => framework.stop());

const CONVERSATION = 'msteams:19:abc@thread.v2';
const config = readConfig({ MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_PASSWORD: 'never sent here' });

/** The bot in Teams, with a desk behind it. */
async function wired() {
  framework.sent.length = 0;
  framework.failures.length = 0;
  const store = await temporaryStore();
  const onQuestion = () => responder.wake();
  const bot = createBot({ store, clock: systemClock, centre: undefined, onQuestion });
  const cloud = createCloudChannel(bot, config, framework.authority)!;
  const shared = { store, clock: systemClock, logger: silent, answer: scriptedAnswer };
  const delivery = createDelivery({ ...shared, send: cloud.send });
  const responder = createResponder({ ...shared, deadlineMs: 5_000, onSaid: () => {}, delivery });
  onTestFinished(() => responder.stop());
  let sentBefore = 0;
  const post = async (more: object) => {
    sentBefore += 1;
    const id = `169000000${sentBefore}`;
    await cloud.receive(await framework.sign(), teamsActivity(framework.url, { id, ...more }));
  };
  const deps = { ...desk(store), clock: systemClock, say };
  const texts = () =>
    framework.sent.filter((one) => one.activity.type === 'message').map((one) => one.activity.text);
  const events = () =>
    framework.sent.filter((one) => one.activity.type === 'event').map((one) => one.activity);
  return { store, delivery, post, deps, texts, events };
}

async function handedOver() {
  const all = await wired();
  await all.post({ text: '我要找人工' });
  const record = await expect
    .poll(() => openCaseOf(all.store, CONVERSATION), { timeout: 5_000 })
    .toBeTruthy()
    .then(() => openCaseOf(all.store, CONVERSATION));
  await expect.poll(all.events, { timeout: 5_000 }).toHaveLength(1);
  return { ...all, record: record! };
}

describe('a hand-over on a channel elsewhere', () => {
  it('tells other desks with context and transcript, and what becomes of it', async () => {
    const { events, deps, record, delivery } = await handedOver();
    expect(events()[0]).toMatchObject({
      name: 'handoff.initiate',
      value: { reference: record.reference, skill: 'labor', reason: 'asked_for_person' },
      attachments: [{ name: 'Transcript' }],
    });
    expect(JSON.stringify(events()[0]!.attachments)).toContain('我要找人工');
    await claim(deps, record.id, await somebody(deps as never, '甲'));
    await delivery.deliver(CONVERSATION);
    expect(events()[1]).toMatchObject({ name: 'handoff.status', value: { state: 'accepted' } });
  });

  it('brings the adviser’s words there, in order, also when the channel fails for a while', async () => {
    const { texts, deps, record, delivery } = await handedOver();
    const adviser = await somebody(deps as never, '甲');
    await claim(deps, record.id, adviser);
    await reply(deps, record.id, adviser, { clientId: '1', text: '第一句' });
    await reply(deps, record.id, adviser, { clientId: '2', text: '第二句' });
    framework.failures.push(400);
    await delivery.deliver(CONVERSATION);
    await delivery.deliver(CONVERSATION);
    await delivery.deliver(CONVERSATION);
    expect(texts().slice(-3)).toEqual([expect.stringContaining('已接手'), '第一句', '第二句']);
    expect(texts().filter((text) => text === '第一句')).toHaveLength(1);
  });

  it('holds back an answer of the bot that a person overtook', async () => {
    const { store, texts, deps, record, post, delivery } = await handedOver();
    framework.failures.push(400, 400, 400, 400);
    await post({ text: '没签合同要赔吗' });
    await expect.poll(() => store.selectFrom('answers').select('id').execute()).toHaveLength(2);
    await claim(deps, record.id, await somebody(deps as never, '甲'));
    framework.failures.length = 0;
    const delivered = async () => {
      await delivery.deliver(CONVERSATION);
      return texts();
    };
    await expect.poll(delivered, { timeout: 5_000 }).toContainEqual(expect.stringContaining('已接手'));
    expect(texts().filter((text) => String(text).includes('第八十二条'))).toEqual([]);
    const withheld = await store
      .selectFrom('messages')
      .select('role')
      .where('delivery', '=', 'withheld')
      .execute();
    expect(withheld).toEqual([{ role: 'bot' }]);
  });

  it('is silent while a desk elsewhere has it, and speaks when that desk has done', async () => {
    const { store, post, record } = await handedOver();
    await post({ type: 'event', name: 'handoff.status', value: { state: 'accepted' }, text: undefined });
    await expect.poll(async () => (await openCaseOf(store, CONVERSATION))?.owner_id).toBe('external:msteams');
    await post({ text: '还在吗' });
    expect(await store.selectFrom('questions').select('id').execute()).toHaveLength(1);
    await post({ type: 'event', name: 'handoff.status', value: { state: 'completed' }, text: undefined });
    const closed = await store.selectFrom('cases').selectAll().where('id', '=', record.id).executeTakeFirst();
    expect(closed).toMatchObject({ status: 'closed', outcome: 'referred' });
    await post({ text: '你好' });
    await expect.poll(() => store.selectFrom('answers').select('id').execute()).toHaveLength(2);
  });

  it('opens on the event alone, for a client with a button and no words', async () => {
    const { store, post } = await wired();
    await post({ type: 'event', name: 'handoff.initiate', value: {}, text: undefined });
    await expect.poll(() => openCaseOf(store, CONVERSATION), { timeout: 5_000 }).toBeTruthy();
  });
});
