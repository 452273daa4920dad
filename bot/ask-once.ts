import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import type { StoredAnswer } from './activity.ts';
import { type AnsweringDeps, answerQuestion } from './answer-question.ts';
import { loadConversation, startConversation } from './conversations.ts';
import { questionById } from './questions.ts';
import { readAnswer } from './read-answer.ts';
import { receive } from './receive.ts';

/**
 * Asks one question without a channel (command line, evaluation, bench): stored and answered exactly as in the
 * chat. An unknown conversation is started. Throws `forbidden` when a person has the floor in it.
 */
export async function askOnce(
  deps: Omit<AnsweringDeps, 'onSaid'>,
  conversationId: string,
  text: string,
  language: Language = 'zh',
): Promise<StoredAnswer> {
  if (!(await loadConversation(deps.store, conversationId)))
    await startConversation(
      { ...deps, centre: undefined },
      { id: conversationId, channel: 'cli', userId: 'cli', language, reference: null },
    );
  const incoming = { conversationId, clientId: null, text, locale: undefined, extra: {} };
  const { questionId } = await receive(deps, incoming);
  const question = questionId === null ? null : await questionById(deps.store, questionId);
  if (!question) throw fault('forbidden');
  const answer = await answerQuestion({ ...deps, onSaid: () => {} }, question);
  // A server on the same database may have been quicker.
  const given = answer ?? (await readAnswer(deps.store, question.id));
  if (!given) throw fault('forbidden');
  return given;
}
