import { history } from '../../../bot/conversations.ts';
import { questionById } from '../../../bot/questions.ts';
import { readAnswer } from '../../../bot/read-answer.ts';
import { fault } from '../../base/faults.ts';
import { today } from '../../base/time.ts';
import type { EvaluationExpectation, EvaluationQuestion } from './api.ts';
import { addQuestion } from './questions.ts';
import { routeOf } from './scoring.ts';
import type { SetDeps } from './sets.ts';

/**
 * Takes a question that an enterprise asked into a set, with those before it, personal data masked; expected is
 * what its answer did, on the day it was asked. Throws `not_found` when it is unknown, erased or has no answer yet.
 */
export async function addFromQuestion(
  deps: SetDeps,
  setId: string,
  questionId: string,
): Promise<EvaluationQuestion> {
  const question = await questionById(deps.store, questionId);
  const answer = question && (await readAnswer(deps.store, questionId));
  if (!question || !answer || question.text === '') throw fault('not_found');
  const earlier = await history(deps.store, question.conversationId, question.seq);
  const asked = await deps.store
    .selectFrom('questions')
    .select('created_at')
    .where('id', '=', questionId)
    .executeTakeFirstOrThrow();
  const body = {
    language: answer.language,
    turns: [...earlier.map((turn) => turn.question), question.text].map((text) => ({
      role: 'user' as const,
      text,
    })),
    clock: today({ now: () => new Date(asked.created_at) }),
    expected: whatItDid(answer),
  };
  return addQuestion(deps, setId, body, { source: 'question', conversationId: question.conversationId });
}

/** What an answer did, as an expectation. */
export function whatItDid(answer: {
  outcome: string;
  team: string | null;
  urgent: boolean;
  citations: readonly { title: string; article: string | null }[];
}): EvaluationExpectation {
  const { outcome, team, urgent, citations } = answer;
  const cited = citations.flatMap(({ title, article }) =>
    article === null ? [] : [{ law: title, article }],
  );
  return {
    expected_route: routeOf({ outcome, team }),
    ...(urgent ? { urgent } : {}),
    ...(cited.length > 0 ? { citations: cited, citation_mode: 'any', citation_required: true } : {}),
  };
}
