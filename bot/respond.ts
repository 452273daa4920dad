import { lastSeq } from '../src/store/log.ts';
import { type AnsweringDeps, answerQuestion } from './answer-question.ts';
import type { Delivery } from './deliver.ts';
import { type Question, unanswered } from './questions.ts';

/** Conversations answered at the same time. */
const LANES = 8;
/** How far the search for work looks ahead: enough to find free conversations behind busy ones. */
const LOOK_AHEAD = 64;
/** Every so often everything is looked through again, so that nothing depends on a wake-up. */
const SWEEP_MS = 3_000;

export type RespondingDeps = AnsweringDeps & { delivery: Delivery };

export interface Responder {
  /** There may be a new question. */
  wake(): void;
  /** Begins: first what an earlier process left behind, then whatever comes. */
  start(): void;
  /** Takes up nothing new, and ends when what runs has ended. */
  stop(): Promise<void>;
}

/** What is going on in one responder. */
interface Work {
  /** Conversations being answered. */
  busy: Map<string, Promise<void>>;
  /** Every question up to this message has its answer. */
  answeredUpTo: number;
  looking: Promise<void> | null;
  lookAgain: boolean;
  stopped: boolean;
}

/**
 * Answers every stored question exactly once: in order and one at a time within a conversation, several
 * conversations in parallel. The database says what is left to do, so a killed process forgets nothing.
 */
export function createResponder(deps: RespondingDeps): Responder {
  const work: Work = { busy: new Map(), answeredUpTo: 0, looking: null, lookAgain: false, stopped: false };
  let sweeper: NodeJS.Timeout | undefined;
  const sweep = () => {
    wake(deps, work);
    void deps.delivery.sweep();
  };
  return {
    wake: () => wake(deps, work),
    start: () => {
      sweep();
      sweeper = setInterval(sweep, SWEEP_MS);
    },
    stop: async () => {
      work.stopped = true;
      clearInterval(sweeper);
      await work.looking;
      await Promise.all(work.busy.values());
    },
  };
}

function wake(deps: RespondingDeps, work: Work): void {
  work.lookAgain = true;
  work.looking ??= look(deps, work).finally(() => {
    work.looking = null;
    if (work.lookAgain && !work.stopped) wake(deps, work);
  });
}

async function look(deps: RespondingDeps, work: Work): Promise<void> {
  work.lookAgain = false;
  if (work.busy.size >= LANES) return;
  try {
    const seen = await lastSeq(deps.store);
    const questions = await unanswered(deps.store, work.answeredUpTo, LOOK_AHEAD);
    work.answeredUpTo = questions[0] ? questions[0].seq - 1 : seen;
    for (const question of questions) take(deps, work, question);
  } catch (error) {
    deps.logger.error({ err: error }, 'questions could not be read');
  }
}

function take(deps: RespondingDeps, work: Work, question: Question): void {
  const { conversationId } = question;
  if (work.stopped || work.busy.size >= LANES || work.busy.has(conversationId)) return;
  const responding = respond(deps, question).then((done) => {
    work.busy.delete(conversationId);
    // After a failure the sweep tries again, not at once and for ever.
    if (done) wake(deps, work);
  });
  work.busy.set(conversationId, responding);
}

async function respond(deps: RespondingDeps, question: Question): Promise<boolean> {
  try {
    const answer = await answerQuestion(deps, question);
    if (answer) await deps.delivery.deliver(question.conversationId);
    return true;
  } catch (error) {
    deps.logger.error({ question: question.id, err: error }, 'question kept unanswered for now');
    return false;
  }
}
