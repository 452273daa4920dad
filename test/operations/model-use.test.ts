import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../src/base/config.ts';
import type { ChatModel } from '../../src/base/llm.ts';
import { silent } from '../../src/base/log.ts';
import { metered, modelStepsFor, tokensOf } from '../../src/operations/model-use.ts';
import type { Store } from '../../src/store/open.ts';
import { tempStore } from '../ingest/support.ts';
import { DAY, movingClock } from '../support/people.ts';

const REQUEST = { name: 'test', system: 'ten chars.', user: 'question', schema: z.object({}), ms: 1_000 };
const COST = { input: 700, output: 300 };

let store: Store;
let calls: number;
let clock: ReturnType<typeof movingClock>;
beforeEach(async () => {
  store = await tempStore();
  clock = movingClock();
  calls = 0;
});
afterEach(() => store.destroy());

const model: ChatModel = {
  fill: async <T>() => {
    calls += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { value: {} as T, tokens: COST, calls: 1 };
  },
};
const deps = (env: Record<string, string>) => ({ store, clock, model, config: readConfig(env) });
const many = (count: number, of: ChatModel) =>
  Promise.allSettled(Array.from({ length: count }, () => of.fill(REQUEST)));

it('never goes over the budget of the day, whoever asks and however many at once (L7)', async () => {
  const budget = deps({ MODEL_TOKENS_PER_DAY: '20000', MODEL_TOKENS_PER_USER: '0' });
  const results = await many(50, metered(budget, 'anybody'));
  const refused = results.filter((one) => one.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'model_unavailable' });
  expect(await tokensOf(store, '2026-06-01')).toBe(calls * (COST.input + COST.output));
  expect(await tokensOf(store, '2026-06-01')).toBeLessThanOrEqual(20_000);
});

it('keeps one user within their own budget, leaves the others theirs, and begins anew the next day', async () => {
  const budget = deps({ MODEL_TOKENS_PER_USER: '5000' });
  for (let i = 0; i < 10; i++)
    await metered(budget, 'eager')
      .fill(REQUEST)
      .catch(() => {});
  const eager = calls;
  expect(eager).toBeGreaterThan(0);
  expect(await tokensOf(store, '2026-06-01', 'eager')).toBeLessThanOrEqual(5_000);
  await expect(metered(budget, 'eager').fill(REQUEST)).rejects.toMatchObject({ code: 'model_unavailable' });
  await metered(budget, 'calm').fill(REQUEST);
  clock.pass(DAY);
  await metered(budget, 'eager').fill(REQUEST);
  expect(calls).toBe(eager + 2);
});

it('is not asked while it is switched off', async () => {
  const all = { ...deps({}), logger: silent };
  expect(await modelStepsFor(all, 'anybody')).not.toBeNull();
  await store
    .insertInto('switches')
    .values({ name: 'model', state: 'off', reason: '', by_id: 'lin', at: clock.now().toISOString() })
    .execute();
  expect(await modelStepsFor(all, 'anybody')).toBeNull();
});
