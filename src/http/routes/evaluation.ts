import { z } from 'zod';
import type { Clock } from '../../base/time.ts';
import type {
  EvaluationComparison,
  EvaluationImported,
  EvaluationRun,
  EvaluationRunDetail,
  EvaluationRunList,
  EvaluationSetDetail,
  EvaluationSetList,
} from '../../operations/evaluation/api.ts';
import { compareStored } from '../../operations/evaluation/compare-runs.ts';
import { exportQuestions, importQuestions } from '../../operations/evaluation/files.ts';
import { addFromQuestion } from '../../operations/evaluation/from-question.ts';
import { expectationBody, questionRow } from '../../operations/evaluation/question-rows.ts';
import { addQuestion, changeQuestion, removeQuestion } from '../../operations/evaluation/questions.ts';
import type { EvaluationRunner } from '../../operations/evaluation/run.ts';
import { listRuns, loadRunDetail } from '../../operations/evaluation/run-views.ts';
import { deleteSet, listSets, loadSet, saveSet } from '../../operations/evaluation/sets.ts';
import type { Store } from '../../store/open.ts';
import type { INSIGHT } from '../access/insight.ts';
import { readBody, readQuery } from '../body.ts';
import type { Handlers } from '../route.ts';

type EvaluationRoute = Extract<keyof typeof INSIGHT, `${string} /api/evaluation/${string}`>;

const id = z.string().min(1).max(64);
const setBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  about: z.string().trim().max(2_000).default(''),
});
const { id: name, turns, clock, note } = questionRow.shape;
const questionBody = z.strictObject({
  name: name.optional(),
  language: z.enum(['zh', 'en']),
  turns,
  clock: clock.nullable(),
  expected: expectationBody.optional(),
  note,
});
const importBody = z.strictObject({ jsonl: z.string().min(1).max(250_000) });
const fromQuestionBody = z.strictObject({ questionId: id });
const runBody = z.strictObject({
  setId: id,
  label: z.string().trim().max(120).optional(),
  model: z.boolean().optional(),
});
const runsQuery = z.object({ set: id.optional() });
const compareQuery = z.object({ before: id, after: id });

/** Sets of questions, their runs, and two runs side by side. */
export function evaluationRoutes({
  store,
  clock: now,
  runner,
}: {
  store: Store;
  clock: Clock;
  runner: EvaluationRunner;
}): Handlers<EvaluationRoute> {
  const by = (person: { id: string }) => ({ store, clock: now, actor: person.id });
  return {
    'GET /api/evaluation/sets': async ({ response }) => {
      response.json({ sets: await listSets(store) } satisfies EvaluationSetList);
    },
    'POST /api/evaluation/sets': async ({ request, response, person }) => {
      response.status(201).json(await saveSet(by(person), readBody(setBody, request)));
    },
    'GET /api/evaluation/sets/:id': async ({ request, response }) => {
      response.json((await loadSet(store, part(request, 'id'))) satisfies EvaluationSetDetail);
    },
    'PUT /api/evaluation/sets/:id': async ({ request, response, person }) => {
      response.json(await saveSet(by(person), readBody(setBody, request), part(request, 'id')));
    },
    'DELETE /api/evaluation/sets/:id': async ({ request, response, person }) => {
      await deleteSet(by(person), part(request, 'id'));
      response.status(204).end();
    },
    'GET /api/evaluation/sets/:id/export': async ({ request, response }) => {
      const jsonl = await exportQuestions(store, part(request, 'id'));
      response.attachment('questions.jsonl').type('application/x-ndjson').send(jsonl);
    },
    'POST /api/evaluation/sets/:id/import': async ({ request, response, person }) => {
      const { jsonl } = readBody(importBody, request);
      const imported = await importQuestions(by(person), part(request, 'id'), jsonl);
      response.json(imported satisfies EvaluationImported);
    },
    'POST /api/evaluation/sets/:id/from-question': async ({ request, response, person }) => {
      const { questionId } = readBody(fromQuestionBody, request);
      response.status(201).json(await addFromQuestion(by(person), part(request, 'id'), questionId));
    },
    'POST /api/evaluation/sets/:id/questions': async ({ request, response, person }) => {
      const body = readBody(questionBody, request);
      response.status(201).json(await addQuestion(by(person), part(request, 'id'), body, { source: 'hand' }));
    },
    'PUT /api/evaluation/sets/:id/questions/:question': async ({ request, response, person }) => {
      const body = readBody(questionBody, request);
      const which = [part(request, 'id'), part(request, 'question')] as const;
      response.json(await changeQuestion(by(person), ...which, body));
    },
    'DELETE /api/evaluation/sets/:id/questions/:question': async ({ request, response, person }) => {
      await removeQuestion(by(person), part(request, 'id'), part(request, 'question'));
      response.status(204).end();
    },
    'GET /api/evaluation/runs': async ({ request, response }) => {
      const { set } = readQuery(runsQuery, request);
      response.json({ runs: await listRuns(store, set) } satisfies EvaluationRunList);
    },
    'POST /api/evaluation/runs': async ({ request, response, person }) => {
      const { setId, label, model } = readBody(runBody, request);
      const run = await runner.runSet(setId, { by: person.id, label, model });
      response.status(201).json(run satisfies EvaluationRun);
    },
    'GET /api/evaluation/runs/:id': async ({ request, response }) => {
      response.json((await loadRunDetail(store, part(request, 'id'))) satisfies EvaluationRunDetail);
    },
    'POST /api/evaluation/runs/:id/cancel': async ({ request, response }) => {
      response.json((await runner.cancel(part(request, 'id'))) satisfies EvaluationRun);
    },
    'GET /api/evaluation/compare': async ({ request, response }) => {
      const { before, after } = readQuery(compareQuery, request);
      response.json((await compareStored(store, before, after)) satisfies EvaluationComparison);
    },
  };
}

function part({ params }: { params: Record<string, string | string[] | undefined> }, key: string): string {
  return String(params[key]);
}
