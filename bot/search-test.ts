import type { SearchSeen } from '../knowledge/search-seen.ts';
import type { Logger } from '../src/base/log.ts';
import { type Clock, today } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import type { Answering } from './answer.ts';
import { answerAsked, refusedUnread } from './answer-question.ts';
import type { Answer, Asked, Turn } from './asked.ts';
import { readable } from './receive.ts';
import type { SearchTestBody, SearchTestResult } from './search-test-api.ts';
import { searchView } from './search-test-search.ts';
import type { Triage } from './steps/triage.ts';
import { type Understood, understand } from './steps/understand.ts';

export interface SearchTestDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  answer: Answering;
  deadlineMs: number;
}

/**
 * Asks as an enterprise would, by the very function that answers in the chat, and shows what led to the answer.
 * Nothing is stored and no case is opened; that the bot is switched off does not matter here.
 */
export async function searchTest(deps: SearchTestDeps, body: SearchTestBody): Promise<SearchTestResult> {
  const asked = await askedBy(deps, body);
  const seen: SearchSeen[] = [];
  const start = performance.now();
  const answer = await given(deps, asked, (one) => seen.push(one));
  const totalMs = rounded(performance.now() - start);
  // What could not be read, or failed, has noted nothing.
  const understood = (answer.trace.understood as Understood | undefined) ?? understand(asked);
  const searches = [];
  for (const [i, one] of seen.entries()) searches.push(await searchView(deps.store, one, answer, i));
  return {
    understood: understoodView(understood),
    triage: triageView(answer),
    searches,
    answer: answerView(answer),
    timings: Object.entries(answer.timings).map(([step, ms]) => ({ step, ms })),
    totalMs,
    trace: answer.trace,
  };
}

/** What would be asked, earlier questions answered first, as they would have been. */
async function askedBy(
  deps: SearchTestDeps,
  { text, language = 'zh', region, day, role, earlier = [] }: SearchTestBody,
): Promise<Asked> {
  const asker = { ...(region !== undefined && { region }), ...(role !== undefined && { role }) };
  const known = { locale: language, today: today(deps.clock), asker, ...(day !== undefined && { on: day }) };
  const history: Turn[] = [];
  for (const before of earlier) {
    const question = readable(before);
    const { outcome, text, citations } = await given(deps, {
      ...known,
      text: question,
      history: [...history],
    });
    history.push({ question, outcome, answer: text, citations });
  }
  return { ...known, text: readable(text), history };
}

async function given(
  { answer, deadlineMs, logger }: SearchTestDeps,
  asked: Asked,
  observe?: (seen: SearchSeen) => void,
): Promise<Answer> {
  const refused = refusedUnread(asked.text, asked.locale, asked.today);
  if (refused) return refused;
  const answering = { answer: (what: Asked) => answer(what, observe), deadlineMs, logger };
  return answerAsked(answering, asked, 'search test');
}

function understoodView(understood: Understood): SearchTestResult['understood'] {
  const { text, normal, standalone, parts, isFollowUp, language, asOf, regions, facts, topics } = understood;
  return {
    ...{
      text,
      normal,
      standalone,
      parts: parts.map((part) => part.text),
      isFollowUp,
      language,
      asOf,
      regions,
    },
    role: facts.role,
    topics: topics.map(({ topic }) => topic),
  };
}

function triageView({ trace, team, urgent }: Answer): SearchTestResult['triage'] {
  const triage = trace.triage as Triage | undefined;
  return { route: triage?.route ?? 'none', team, urgent, rule: triage?.rule ?? null };
}

function answerView(answer: Answer): SearchTestResult['answer'] {
  const { trace, timings: _, ...rest } = answer;
  return {
    ...rest,
    made: (trace.made as string[] | null | undefined) ?? [],
    cut: (trace.cut as { text: string; reason: string }[] | undefined) ?? [],
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
