import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AnswerDeps, answer, type ModelSteps } from '../../bot/answer.ts';
import type { Answer } from '../../bot/asked.ts';
import type { Knowledge } from '../../knowledge/open.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { openAnswering, storeGuide, TODAY } from '../support/evidence.ts';

let store: Store;
let deps: AnswerDeps;
let knowledge: Knowledge;

beforeAll(async () => {
  store = await openStore(':memory:');
  for (const guide of ['wage-payment', 'maternity-women', 'public-holidays']) await storeGuide(store, guide);
  ({ deps, knowledge } = await openAnswering(store));
});
afterAll(async () => {
  await knowledge.close();
  await store.destroy();
});

const told = (text: string, model: ModelSteps | null = null): Promise<Answer> =>
  answer({ ...deps, model }, { text, locale: 'zh', history: [], today: TODAY });

it('answers a case that is told just as a guide is asked', async () => {
  const { outcome, text, citations } = await told('公司拿产品抵工资');
  expect(outcome).toBe('answered');
  expect(text).toContain('不能用实物');
  expect(citations.length).toBeGreaterThan(0);
});

it.each(['怀孕可以加班吗', '婚假有工资吗'])('does not take %s for none of our business', async (said) => {
  expect((await told(said)).outcome).toBe('answered');
});

it('still declines what no guide is asked', async () => {
  expect((await told('离婚后孩子归谁抚养')).outcome).toBe('declined_off_topic');
});

it('asks back what is wanted of a case that no guide is asked about, and cites nothing', async () => {
  const { outcome, citations, suggestions } = await told('我在一家公司上班三年了');
  expect(outcome).toBe('clarify');
  expect(citations).toEqual([]);
  expect(suggestions.length).toBeGreaterThan(1);
});

it('spends no call of a model on a case that it asks back about', async () => {
  const called: string[] = [];
  const noted = (name: string) => async () => {
    called.push(name);
    return null;
  };
  const steps = { rewrite: noted('rewrite'), rerank: noted('rerank'), compose: noted('compose') };
  const model = { ...steps, cost: () => null } as unknown as ModelSteps;
  expect((await told('我在一家公司上班三年了', model)).outcome).toBe('clarify');
  expect(called).toEqual([]);
});
