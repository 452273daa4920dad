import { createStandard } from '../../../services/standard-answers/write.ts';
import type { INSIGHT } from '../../../src/http/access/insight.ts';
import type { EvaluationQuestionBody } from '../../../src/operations/evaluation/api.ts';
import { addQuestion } from '../../../src/operations/evaluation/questions.ts';
import { beginRun } from '../../../src/operations/evaluation/run-rows.ts';
import { saveSet } from '../../../src/operations/evaluation/sets.ts';
import { bodyOn, clock, OLD_ARTICLE, standardDeps, storeLaw } from '../../support/standard.ts';
import { callerOf } from '../access-callers.ts';
import { type MakeObjects, NOBODYS } from './object.ts';

type ObjectRoute = Extract<keyof typeof INSIGHT, `${string}:${string}`>;

const QUESTION: EvaluationQuestionBody = { language: 'zh', turns: [{ role: 'user', text: '问' }] };
const STANDARD = { questions: { zh: ['一问'], en: [] }, text: { zh: '答', en: '' }, bindings: [] };

/** They belong to the centre: who may see one may see all. */
export const INSIGHT_OBJECTS: Record<ObjectRoute, MakeObjects> = {
  'GET /api/evaluation/sets/:id': sets(),
  'PUT /api/evaluation/sets/:id': sets({ name: '新名', about: '' }),
  'DELETE /api/evaluation/sets/:id': sets({}),
  'GET /api/evaluation/sets/:id/export': sets(),
  'POST /api/evaluation/sets/:id/import': sets({ jsonl: JSON.stringify({ id: 'x', ...QUESTION }) }),
  'POST /api/evaluation/sets/:id/from-question': async (server) => ({
    ...(await sets({ questionId: NOBODYS })(server)),
    // A set that is there, and a question that is not, is a refusal of its own.
    own: null,
  }),
  'POST /api/evaluation/sets/:id/questions': sets(QUESTION),
  'PUT /api/evaluation/sets/:id/questions/:question': sets(QUESTION, true),
  'DELETE /api/evaluation/sets/:id/questions/:question': sets({}, true),
  'GET /api/evaluation/runs/:id': runs,
  'POST /api/evaluation/runs/:id/cancel': runs,
  'GET /api/standard-answers/:id': standards(),
  'PUT /api/standard-answers/:id': standards(STANDARD),
  'POST /api/standard-answers/:id/decide': standards({ approve: false, revision: 1 }),
  'POST /api/standard-answers/:id/retire': standards({ reason: '旧' }),
  'POST /api/standard-answers/:id/restore': standards({}),
};

let made = 0;

function sets(body?: unknown, question = false): MakeObjects {
  return async (server) => {
    const deps = { store: server.store, clock, actor: 'x' };
    const { id } = await saveSet(deps, { name: `题集 ${made++}`, about: '' });
    const inSet = await addQuestion(deps, id, QUESTION, { source: 'hand' });
    const self = await callerOf(server, 'admin');
    const own = question ? `${id} ${inSet.id}` : id;
    return { self, own, other: null, missing: question ? `${id} ${NOBODYS}` : NOBODYS, body };
  };
}

async function runs(server: Parameters<MakeObjects>[0]): ReturnType<MakeObjects> {
  const { self, own } = await sets()(server);
  const id = await beginRun(server.store, own!, { by: 'x' }, clock.now());
  return { self, own: id, other: null, missing: NOBODYS, body: {} };
}

function standards(body?: unknown): MakeObjects {
  return async (server) => {
    const [passage = 0] = await storeLaw(server.store, { 5: OLD_ARTICLE });
    const id = await createStandard(standardDeps(server.store), bodyOn(passage), 'x');
    return { self: await callerOf(server, 'admin'), own: id, other: null, missing: NOBODYS, body };
  };
}
