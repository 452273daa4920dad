import type { Answering } from '../../bot/answer.ts';
import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../base/time.ts';
import type { EvaluationRunner } from '../operations/evaluation/run.ts';
import type { Store } from '../store/open.ts';
import type { INSIGHT } from './access/insight.ts';
import type { Search } from './desk-deps.ts';
import type { Handlers } from './route.ts';
import { evaluationRoutes } from './routes/evaluation.ts';
import { searchTestRoutes } from './routes/search-test.ts';
import { standardAnswerRoutes } from './routes/standard-answers.ts';

interface Parts {
  config: Config;
  store: Store;
  clock: Clock;
  logger: Logger;
  answer: Answering;
  search: Search;
  runner: EvaluationRunner;
  /** As in the chat. */
  deadlineMs: number;
}

/** Trying questions, measuring answers, and answers written beforehand. */
export function insightRoutes(parts: Parts): Handlers<keyof typeof INSIGHT> {
  return { ...searchTestRoutes(parts), ...evaluationRoutes(parts), ...standardAnswerRoutes(parts) };
}
