import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/base/config.ts';
import { Fault } from '../../src/base/faults.ts';
import { type ChatModel, createChatModel } from '../../src/base/llm.ts';
import { silent } from '../../src/base/log.ts';
import { filled, type OpenAiServer, type Reply, startOpenAiServer } from '../support/openai-server.ts';

const schema = z.object({ text: z.string().max(2000), sources: z.array(z.string()) });
const good = { text: '不超过六个月。', sources: ['S1'] };

let server: OpenAiServer;
let model: ChatModel;
let now: number;

beforeAll(async () => {
  server = await startOpenAiServer();
});
beforeEach(async () => {
  server.chats.length = 0;
  now = 0;
  model = await modelAt(server.url);
});
afterAll(() => server.stop());

function modelAt(url: string): Promise<ChatModel> {
  const config = readConfig({ CHAT_MODEL: 'stub', OPENAI_BASE_URL: url, OPENAI_API_KEY: 'key' });
  return createChatModel(config, {
    clock: { now: () => new Date(now) },
    logger: silent,
  }) as Promise<ChatModel>;
}

function fill(ms = 5000, user = '试用期最长多久？') {
  return model.fill({ name: 'answer', system: 'Answer from the sources.', user, schema, ms });
}

/** The refusal that a call ends with. */
async function refusal(ms?: number): Promise<Pick<Fault, 'code' | 'facts'>> {
  const error = await fill(ms).then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof Fault)) throw new Error(`not refused: ${error}`);
  return { code: error.code, facts: error.facts };
}

describe('a call of the model', () => {
  it('fills the schema through a stream, and says what it cost', async () => {
    server.script(filled(good));
    expect(await fill()).toEqual({ value: good, calls: 1, tokens: { input: 120, output: 30 } });
  });

  it('asks for the one function that fills the schema, at temperature 0', async () => {
    server.script(filled(good));
    await fill();
    expect(server.chats).toMatchObject([
      {
        model: 'stub',
        stream: true,
        temperature: 0,
        tool_choice: { type: 'function', function: { name: 'answer' } },
        tools: [{ function: { name: 'answer', parameters: { required: ['text', 'sources'] } } }],
        messages: [{ role: 'system' }, { role: 'user', content: '试用期最长多久？' }],
      },
    ]);
  });

  it('asks no other host for anything', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    server.script(filled(good));
    await (await modelAt(server.url)).fill({ name: 'answer', system: '', user: '？', schema, ms: 5000 });
    expect(fetched.mock.calls.map(([url]) => String(url))).toEqual([`${server.url}/chat/completions`]);
    fetched.mockRestore();
  });

  it('takes JSON written as text, from a model that cannot call functions', async () => {
    server.script({ content: `Here it is:\n\`\`\`json\n${JSON.stringify(good)}\n\`\`\`` });
    expect((await fill()).value).toEqual(good);
  });

  it('never uses a function that was not asked for', async () => {
    const other = { name: 'transfer_money', args: JSON.stringify({ text: 'done', sources: [] }) };
    server.script({ calls: [other, { args: JSON.stringify(good) }] }, { calls: [other] });
    expect((await fill()).value).toEqual(good);
    expect(await refusal()).toMatchObject({ code: 'model_malformed' });
  });

  it('sends no personal data', async () => {
    server.script(filled(good));
    const user = '我叫张三，电话13812345678，身份证11010519491231002X，公司欠薪5000元';
    await model.fill({ name: 'answer', system: `Texts: ${user}`, user, schema, ms: 5000 });
    const sent = JSON.stringify(server.chats[0]?.messages);
    expect(sent).not.toMatch(/13812345678|11010519491231002X/);
    expect(sent).toContain('5000元');
  });
});

describe('a second try', () => {
  const limited = { status: 429 };
  it.each<[string, Reply]>([
    ['a 429 that says when to come back', { ...limited, headers: { 'retry-after': '0.1' } }],
    ['a 429 that does not', limited],
    ['a server error', { status: 500 }],
    ['an overload', { status: 503, headers: { 'retry-after': '0' } }],
    ['a connection that breaks at once', { cutAfter: 0 }],
    ['a stream cut midway', { ...filled(good), cutAfter: 3 }],
  ])('is made after %s', async (_, reply) => {
    server.script(reply, filled(good));
    expect(await fill()).toMatchObject({ value: good, calls: 2 });
  });

  it('is the last', async () => {
    server.script({ status: 500 });
    expect(await refusal()).toEqual({ code: 'model_unavailable', facts: { reason: 'status 500' } });
    expect(server.chats).toHaveLength(2);
  });

  it.each<[string, Reply, string]>([
    ['a wrong key', { status: 401 }, 'model_unavailable'],
    ['an unknown model', { status: 404 }, 'model_unavailable'],
    ['a request that is wrong', { status: 400 }, 'model_unavailable'],
    [
      'a text too long',
      { status: 400, body: '{"error":{"code":"context_length_exceeded"}}' },
      'model_unavailable',
    ],
    ['a spent quota', { status: 429, body: '{"error":{"code":"insufficient_quota"}}' }, 'model_unavailable'],
    ['a wait beyond the deadline', { status: 429, headers: { 'retry-after': '30' } }, 'model_unavailable'],
    ['an answer that does not fit', filled({ text: 5 }), 'model_malformed'],
  ])('is not made after %s', async (_, reply, code) => {
    server.script(reply);
    expect(await refusal()).toMatchObject({ code });
    expect(server.chats).toHaveLength(1);
  });
});

describe('a call that gets no usable answer', () => {
  it.each<[string, Reply]>([
    ['never answers', { hangAfter: 0 }],
    ['falls silent midway', { ...filled(good), hangAfter: 3 }],
    ['drips', { ...filled({ ...good, text: '很'.repeat(1500) }), pieceMs: 30 }],
  ])('ends with its time when the model %s', async (_, reply) => {
    server.script(reply);
    expect(await refusal(300)).toEqual({
      code: 'model_unavailable',
      facts: { reason: 'no answer in time' },
    });
    await expect.poll(() => server.busy()).toBe(0);
  });

  it.each<[string, Reply]>([
    ['broken JSON', { calls: [{ args: '{"text": "六个月", "sources": ["S1"' }] }],
    ['another schema', filled({ answer: '六个月' })],
    ['nothing', { content: '' }],
    ['a refusal', { refusal: 'I cannot help with that.' }],
    ['prose', { content: '不超过六个月。' }],
    [
      'a web page',
      { body: '<html><body>Bad gateway</body></html>', headers: { 'content-type': 'text/html' } },
    ],
    ['half an answer', { calls: [{ args: '{"text": "六个' }], finish: 'length' }],
    ['a flood', filled({ ...good, text: '很'.repeat(2_000_000) })],
  ])('is refused as malformed for %s', async (_, reply) => {
    server.script(reply);
    expect(await refusal()).toMatchObject({ code: 'model_malformed' });
  });

  it('is refused when nobody listens', async () => {
    const gone = await startOpenAiServer();
    await gone.stop();
    model = await modelAt(gone.url);
    expect(await refusal()).toEqual({ code: 'model_unavailable', facts: { reason: 'connection failed' } });
  });
});

describe('after five failures in a row', () => {
  const failTimes = async (times: number) => {
    server.script({ status: 400 });
    for (let i = 0; i < times; i += 1) await refusal();
    server.script(filled(good));
    server.chats.length = 0;
  };

  it('nobody waits for the model, until it has rested', async () => {
    await failTimes(5);
    expect(await refusal()).toMatchObject({ facts: { reason: 'resting after failures' } });
    expect(server.chats).toHaveLength(0);
    now += 30_000;
    expect((await fill()).value).toEqual(good);
    expect((await fill()).value).toEqual(good);
  });

  it('one caller tries it after the rest, and the others go on without', async () => {
    await failTimes(5);
    now += 30_000;
    server.script({ status: 400, delayMs: 50 });
    await Promise.all([refusal(), refusal(), refusal()]);
    expect(server.chats).toHaveLength(1);
    expect(await refusal()).toMatchObject({ facts: { reason: 'resting after failures' } });
  });

  it('a success between failures starts the count anew', async () => {
    await failTimes(4);
    await fill();
    await failTimes(4);
    expect((await fill()).value).toEqual(good);
  });
});

it('makes no model where none is configured', async () => {
  expect(
    await createChatModel(readConfig({}), { clock: { now: () => new Date() }, logger: silent }),
  ).toBeNull();
});
