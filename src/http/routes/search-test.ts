import { z } from 'zod';
import { type SearchTestDeps, searchTest } from '../../../bot/search-test.ts';
import type { SearchTestChoices, SearchTestResult } from '../../../bot/search-test-api.ts';
import { REGIONS } from '../../../bot/understand/places.ts';
import { isDay, today } from '../../base/time.ts';
import { expectationBody } from '../../operations/evaluation/question-rows.ts';
import { addQuestion } from '../../operations/evaluation/questions.ts';
import type { INSIGHT } from '../access/insight.ts';
import { readBody } from '../body.ts';
import type { Handlers } from '../route.ts';

type SearchTestRoute = Extract<keyof typeof INSIGHT, `${string} /api/search-test${string}`>;

const question = z.string().trim().min(1).max(4_100);
const asked = {
  text: question,
  language: z.enum(['zh', 'en']).optional(),
  day: z.string().refine(isDay, 'a day, YYYY-MM-DD').optional(),
  earlier: z.array(question).max(5).optional(),
};
const testBody = z.strictObject({
  ...asked,
  region: z.enum(REGIONS as [string, ...string[]]).optional(),
  role: z.enum(['employer', 'worker']).optional(),
});
const saveBody = z.strictObject({
  ...asked,
  setId: z.string().max(64),
  expected: expectationBody.optional(),
});

/** Asks as an enterprise would and shows why the answer is what it is; keeps a question to measure by. */
export function searchTestRoutes(deps: SearchTestDeps): Handlers<SearchTestRoute> {
  return {
    'GET /api/search-test/choices': ({ response }) => {
      response.json({ regions: [...REGIONS], today: today(deps.clock) } satisfies SearchTestChoices);
    },
    'POST /api/search-test': async ({ request, response }) => {
      response.json((await searchTest(deps, readBody(testBody, request))) satisfies SearchTestResult);
    },
    'POST /api/search-test/save': async ({ request, response, person }) => {
      const { setId, text, earlier = [], language = 'zh', day, expected } = readBody(saveBody, request);
      const turns = [...earlier, text].map((one) => ({ role: 'user' as const, text: one }));
      const body = { language, turns, clock: day, expected };
      const by = { ...deps, actor: person.id };
      response.status(201).json(await addQuestion(by, setId, body, { source: 'search_test' }));
    },
  };
}
