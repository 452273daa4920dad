import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Knowledge, openKnowledge } from '../../knowledge/open.ts';
import { readConfig } from '../../src/base/config.ts';
import { createChatModel } from '../../src/base/llm.ts';
import { silent } from '../../src/base/log.ts';
import { clockAt, systemClock } from '../../src/base/time.ts';
import { createQuestionWriter } from '../../src/operations/passage-questions.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { storeArticle, TODAY } from '../support/evidence.ts';
import { filled, type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts';

const clock = clockAt(TODAY);
let server: OpenAiServer;
let store: Store;
let knowledge: Knowledge;

beforeAll(async () => {
  server = await startOpenAiServer();
});
beforeEach(async () => {
  server.chats.length = 0;
  store = await openStore(':memory:');
  await storeArticle(store, {
    title: '工资支付条例',
    article: 1,
    text: '用人单位应当按月足额支付劳动报酬。',
  });
  await storeArticle(store, { title: '住房公积金条例', article: 2, text: '单位应当为职工缴存。' });
  knowledge = await openKnowledge({ store, embedder: null, dataDir: null, clock, logger: silent });
});
afterEach(async () => {
  await knowledge.close();
  await store.destroy();
});
afterAll(() => server.stop());

async function writer(env: Record<string, string> = {}) {
  const config = readConfig({
    CHAT_MODEL: 'stub',
    OPENAI_BASE_URL: server.url,
    MODEL_STEPS: 'questions',
    ...env,
  });
  const model = await createChatModel(config, { clock: systemClock, logger: silent });
  return createQuestionWriter({ config, store, clock, logger: silent, model });
}

const titles = async (text: string) => {
  await knowledge.catchUp();
  const request = { text, language: 'zh', asOf: TODAY, regions: [], limit: 5 } as const;
  return (await knowledge.search(request)).hits.map(({ passage }) => passage.title);
};

describe('questions that a model writes for passages', () => {
  it('find the passage by words that it does not have, and are shown nowhere', async () => {
    server.script(filled({ passages: [{ name: 'P1', questions: ['口袋空荡荡咋整呀'] }] }));
    expect(await titles('口袋空荡荡')).toEqual([]);
    expect(await (await writer()).run()).toBe(2);
    expect(await titles('口袋空荡荡')).toEqual(['工资支付条例']);
    const { hits } = await knowledge.search({
      text: '口袋空荡荡',
      language: 'zh',
      asOf: TODAY,
      regions: [],
      limit: 1,
    });
    expect(hits[0]!.passage.text).toBe('用人单位应当按月足额支付劳动报酬。');
  });

  it('are asked for once, in one call for several passages', async () => {
    server.script(filled({ passages: [] }));
    const one = await writer();
    expect(await one.run()).toBe(2);
    expect(await one.run()).toBe(0);
    expect(server.chats).toHaveLength(1);
  });

  it('carry no links, marks or lengths of their own', async () => {
    const questions = ['看 http://evil.example/x **这里**', '长'.repeat(81), '<img src=x>怎么发工资'];
    server.script(filled({ passages: [{ name: 'P1', questions }] }));
    await (await writer()).run();
    const rows = await store.selectFrom('passage_questions').select('questions').execute();
    expect(rows.map((row) => row.questions).join()).not.toMatch(/evil|http|\*|<|长{81}/);
  });

  it.each([
    ['the model fails', {}, () => server.script({ status: 500 })],
    ['half of the day’s tokens are spent', { MODEL_TOKENS_PER_DAY: '1' }, () => {}],
  ])('wait when %s', async (_, env, prepare) => {
    server.script(filled({ passages: [] }));
    prepare();
    await store.insertInto('model_use').values({ day: TODAY, user_id: '', tokens: 1 }).execute();
    expect(await (await writer(env)).run()).toBe(0);
    expect(await store.selectFrom('passage_questions').selectAll().execute()).toEqual([]);
  });
});
