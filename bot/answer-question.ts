import type { Language } from '../src/base/language.ts';
import type { Logger } from '../src/base/log.ts';
import { type Clock, type Day, today } from '../src/base/time.ts';
import { isUnavailable } from '../src/store/failures.ts';
import type { Store } from '../src/store/open.ts';
import { readSwitch } from '../src/store/switches.ts';
import type { StoredAnswer } from './activity.ts';
import { answerPaused } from './answer-paused.ts';
import type { Answer, Asked } from './asked.ts';
import { isAnsweredTogether, readBurst } from './burst.ts';
import { history } from './conversations.ts';
import { ending } from './endings.ts';
import type { Question } from './questions.ts';
import { QUESTION_LIMIT } from './receive.ts';
import { storeAnswer } from './store-answer.ts';
import { failing, persisting } from './when-failing.ts';
import { wording } from './wording.ts';

export interface AnsweringDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  answer: (asked: Asked) => Promise<Answer>;
  /** After this the question ends as `failed_timeout`, whatever still runs. */
  deadlineMs: number;
  /** The day whose law is wanted, where it is not for the message to say. */
  on?: Day;
  /** How long to wait for the rest of what is typed in several messages; nothing: not at all. */
  burstMs?: number;
  /** Called when the bot has said something. */
  onSaid: () => void;
}

/**
 * Gives a question its one answer and stores it; a bug or an overrun in answering becomes a stored apology.
 * Null when it was answered elsewhere or a person took the floor. Throws only when the storage fails: then
 * the question stays unanswered, and is taken up again.
 */
export async function answerQuestion(deps: AnsweringDeps, question: Question): Promise<StoredAnswer | null> {
  const stored = await answerAndStore(deps, question, today(deps.clock));
  if (stored) deps.onSaid();
  return stored;
}

async function answerAndStore(
  deps: AnsweringDeps,
  question: Question,
  day: Day,
): Promise<StoredAnswer | null> {
  const answer = await answerOf(deps, question, day);
  try {
    return await storeAnswer(deps, question, answer);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    deps.logger.error({ question: question.id, err: error }, 'answer could not be stored');
    return storeAnswer(deps, question, ending('failed_internal', question.language, day));
  }
}

async function answerOf(deps: AnsweringDeps, question: Question, day: Day): Promise<Answer> {
  const { text, language, conversationId, userId, seq } = question;
  const refused = refusedUnread(text, language, day);
  if (refused) return refused;
  const { burstMs = 0 } = deps;
  if (burstMs > 0 && (await isAnsweredTogether(deps.store, question)))
    return ending('answered_smalltalk', language, day, wording('answered.together', language));
  const burst = await readBurst(deps.store, question, burstMs);
  const asked = {
    text: burst.text,
    locale: language,
    history: await history(deps.store, conversationId, seq),
    today: day,
    user: userId,
    ...(deps.on ? { on: deps.on } : {}),
  };
  const paused = !(await readSwitch(deps.store, 'bot'));
  const answering = paused ? { ...deps, answer: async () => answerPaused(asked) } : deps;
  const answer = await answerAsked(answering, asked, question.id);
  if (burst.later.length > 0) answer.trace.burst = burst.later;
  return answer;
}

/** The ending of what is no question to look into: nothing, or too much; null: it is one. */
export function refusedUnread(text: string, language: Language, day: Day): Answer | null {
  if (text === '') return ending('unanswerable_empty', language, day);
  return [...text].length > QUESTION_LIMIT ? ending('declined_too_long', language, day) : null;
}

/**
 * Answers what is asked, whoever asks; `about` names it in the log. A bug or an overrun becomes an apology. Throws
 * only when the storage fails.
 */
export async function answerAsked(
  deps: Pick<AnsweringDeps, 'answer' | 'deadlineMs' | 'logger'>,
  asked: Asked,
  about: string,
): Promise<Answer> {
  try {
    const answer = await inTime(deps, asked, () => {
      deps.logger.error({ question: about, deadlineMs: deps.deadlineMs }, 'answering took too long');
      return failing('failed_timeout', asked);
    });
    return persisting(answer, asked);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    deps.logger.error({ question: about, err: error }, 'answering failed');
    return failing('failed_internal', asked);
  }
}

async function inTime(
  { answer, deadlineMs }: Pick<AnsweringDeps, 'answer' | 'deadlineMs'>,
  asked: Asked,
  late: () => Answer,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const overrun = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(late()), deadlineMs);
  });
  try {
    return await Promise.race([answer(asked), overrun]);
  } finally {
    clearTimeout(timer);
  }
}
