import { z } from 'zod';
import type { Logger } from '../src/base/log.ts';
import { readLines } from '../src/base/read-lines.ts';
import { systemClock } from '../src/base/time.ts';
import { openStore } from '../src/store/open.ts';
import type { Embedder } from './embedder.ts';
import { loadUnits, unitSchema } from './evaluate.load.ts';
import { openKnowledge } from './open.ts';

const questionSchema = z.object({
  id: z.string(),
  question: z.string(),
  relevant: z.array(z.string()).min(1),
});
type Question = z.output<typeof questionSchema>;

/** Ranks at which recall is taken. */
export const RECALL_AT = [1, 5, 10, 20, 100] as const;
/** Every text counts as in force: a benchmark's dates are not the question. */
const LAST_DAY = '9999-12-31';

export interface RetrievalReport {
  passages: number;
  questions: number;
  vectors: number;
  /** Mean over questions of 1 / rank of the first relevant passage among 100, 0 when there is none. */
  mrr: number;
  /** Mean share of the relevant passages within the first k. */
  recall: Record<(typeof RECALL_AT)[number], number>;
  /** Milliseconds of a whole search for 10 hits, one after another. */
  latency: { p50: number; p99: number };
  /** Seconds until everything was found by words, and until all vectors were there. */
  seconds: { load: number; build: number; vectors: number };
  memoryMb: number;
}

export interface RetrievalOptions {
  /** JSON lines `{id, title, version_date, article, chapter, text, kind}` and `{id, question, relevant}`. */
  corpus: string;
  queries: string;
  /** Null: by words alone. */
  embedder: Embedder | null;
  logger: Logger;
  /** Where caches may lie; left out: nowhere, and then many vectors are searched without a graph. */
  folder?: string;
  /** Told of the stages: the texts are stored; everything about them can be found. */
  stage?: (name: 'loaded' | 'built') => void;
  /** Told of every question: the ids found, best first. */
  each?: (question: Question, found: readonly string[]) => void;
}

/**
 * Measures retrieval through the production path: texts stored, index caught up, questions searched, all in
 * a database in memory. Throws `questions_invalid` for a line that is not as described.
 */
export async function evaluateRetrieval(options: RetrievalOptions): Promise<RetrievalReport> {
  const { embedder, logger } = options;
  const questions = await readLines(options.queries, questionSchema);
  const store = await openStore(':memory:');
  const timer = startTimer();
  const idOf = await loadUnits(store, await readLines(options.corpus, unitSchema));
  const load = timer();
  options.stage?.('loaded');
  const dataDir = options.folder ?? null;
  const knowledge = await openKnowledge({ store, embedder, dataDir, clock: systemClock, logger });
  try {
    const build = timer();
    await knowledge.settle();
    const vectors = timer();
    options.stage?.('built');
    const measured = await measureSearch(questions, search, options.each);
    const { passages, vectors: held } = knowledge.ready();
    const memoryMb = Math.round(process.memoryUsage().rss / 2 ** 20);
    return { passages, vectors: held, ...measured, seconds: { load, build, vectors }, memoryMb };
  } finally {
    await knowledge.close();
    await store.destroy();
  }

  async function search(text: string, limit: number): Promise<string[]> {
    const request = { text, language: 'zh', asOf: LAST_DAY, regions: [], limit } as const;
    const { hits } = await knowledge.search(request);
    return hits.map(({ passage }) => idOf(passage));
  }
}

/** Ranks of the relevant passages, and times, of a search for questions; how it searches is its own matter. */
export async function measureSearch(
  questions: readonly Question[],
  search: (text: string, limit: number) => Promise<string[]>,
  each?: RetrievalOptions['each'],
): Promise<Pick<RetrievalReport, 'questions' | 'mrr' | 'recall' | 'latency'>> {
  const reciprocal: number[] = [];
  const shares = RECALL_AT.map(() => [] as number[]);
  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    await search(question.question, 10);
    times.push(performance.now() - started);
    const found = await search(question.question, Math.max(...RECALL_AT));
    const relevant = new Set(question.relevant);
    const first = found.findIndex((id) => relevant.has(id));
    reciprocal.push(first < 0 ? 0 : 1 / (first + 1));
    for (const [i, k] of RECALL_AT.entries())
      shares[i]!.push(found.slice(0, k).filter((id) => relevant.has(id)).length / relevant.size);
    each?.(question, found);
  }
  const recall = Object.fromEntries(RECALL_AT.map((k, i) => [k, mean(shares[i]!)]));
  return {
    questions: questions.length,
    mrr: mean(reciprocal),
    recall: recall as RetrievalReport['recall'],
    latency: { p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
  };
}

function startTimer(): () => number {
  let since = performance.now();
  return () => {
    const seconds = (performance.now() - since) / 1000;
    since = performance.now();
    return Math.round(seconds * 10) / 10;
  };
}

function mean(numbers: readonly number[]): number {
  const sum = numbers.reduce((all, number) => all + number, 0);
  return Math.round((sum / Math.max(1, numbers.length)) * 1e4) / 1e4;
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 100) / 100;
}
