import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtinEmbedder } from '../../knowledge/embedder.builtin.ts';
import type { Embedder } from '../../knowledge/embedder.ts';
import { ROOT } from '../../src/base/root.ts';
import golden from './embedder.golden.json' with { type: 'json' };

const MODEL = join(ROOT, 'knowledge/model/embedder.bin');
let embedder: Embedder;

beforeAll(() => {
  embedder = builtinEmbedder();
});

async function embed(text: string, purpose: 'passage' | 'question' = 'question'): Promise<Float32Array> {
  const [vector] = await embedder.embed([text], purpose);
  return vector!;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, number, i) => sum + number * b[i]!, 0);
}

describe('the built-in embedder', () => {
  it('gives the vectors that training gave, but for rounding to eight bits', async () => {
    expect(golden.length).toBeGreaterThanOrEqual(10);
    for (const { text, purpose, vector } of golden) {
      const found = await embed(text, purpose as 'passage' | 'question');
      expect(dot(found, vector), text).toBeGreaterThan(0.99);
    }
  });

  it('gives the same vector for the same text, alone or among others, at unit length', async () => {
    const texts = ['公司拖欠工资怎么办', '', 'How much is severance pay?'];
    const [first, empty, last] = await embedder.embed(texts, 'passage');
    expect(first).toEqual(await embed(texts[0]!, 'passage'));
    expect(last).toEqual(await embed(texts[2]!, 'passage'));
    expect(dot(first!, first!)).toBeCloseTo(1, 5);
    expect(dot(empty!, empty!)).toBe(0);
  });

  it('gives the zero vector for a text without any known word', async () => {
    for (const text of ['', ' \n', '🙂🙂', 'qzxvqzxv'])
      expect([...(await embed(text))].every((number) => number === 0)).toBe(true);
  });

  it.each([
    ['老板不给钱', '用人单位拖欠或者未足额支付劳动报酬的，劳动者可以申请支付令。'],
    ['被公司开除了能拿多少赔偿', '用人单位违反本法规定解除劳动合同的，应当支付赔偿金。'],
    ['网上买的东西想退货', '经营者采用网络方式销售商品，消费者有权自收到商品之日起七日内退货。'],
    ['Can my boss fire me while I am pregnant?', '女职工在孕期、产期、哺乳期的，用人单位不得解除劳动合同。'],
  ])('finds the words of the law for %s', async (question, right) => {
    const asked = await embed(question);
    const near = dot(asked, await embed(right, 'passage'));
    for (const wrong of [
      '海关对进出境船舶征收吨税。',
      '申请商标注册不得损害他人现有的在先权利。',
      '破坏军事设施的，处三年以下有期徒刑。',
    ])
      expect(near).toBeGreaterThan(dot(asked, await embed(wrong, 'passage')) + 0.1);
  });

  it('names its space by the model, so that vectors of another model are made anew', () => {
    expect(embedder.stamp).toMatch(/^builtin-[0-9a-f]{16}$/);
    expect(readFileSync(MODEL).length).toBeLessThan(16 * 2 ** 20);
  });

  it('refuses a model file that is missing, cut, changed or something else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lastkm-model-'));
    const whole = readFileSync(MODEL);
    const changed = Buffer.from(whole);
    changed[changed.length >> 1]! ^= 1;
    const broken = {
      cut: whole.subarray(0, 1000),
      changed,
      other: Buffer.from('not a model'),
      empty: Buffer.alloc(0),
    };
    for (const [name, bytes] of Object.entries(broken)) {
      writeFileSync(join(folder, name), bytes);
      expect(() => builtinEmbedder(join(folder, name)), name).toThrow(
        expect.objectContaining({ code: 'model_broken' }),
      );
    }
    expect(() => builtinEmbedder(join(folder, 'missing'))).toThrow(/cannot be read/);
  });
});
