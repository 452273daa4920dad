import { readFile, writeFile } from 'node:fs/promises';
import { chooseEmbedder } from '../../knowledge/choose-embedder.ts';
import { evaluateRetrieval, RECALL_AT, type RetrievalReport } from '../../knowledge/evaluate.ts';
import {
  compareRuns,
  type Moved,
  type Placed,
  placedSchema,
  placeOf,
} from '../../knowledge/evaluate-compare.ts';
import { readConfig } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import { createLogger } from '../base/log.ts';
import { say, sayJson } from './say.ts';

interface RetrievalOptions {
  corpus: string;
  queries: string;
  half: 'hybrid' | 'lexical';
  /** Where the place of each question's first relevant passage goes, one JSON line each. */
  out?: string;
  /** Such a file of an earlier run, to compare with. */
  against?: string;
  json?: boolean;
}

/** How many of the questions that moved most are named. */
const NAMED = 10;

/**
 * Ranks the passages of a corpus for questions with known articles, in memory, and prints how well, and what got
 * better or worse since an earlier run.
 */
export async function evalRetrievalCommand(options: RetrievalOptions): Promise<void> {
  const { corpus, queries, half, out, against, json } = options;
  const earlier = against ? await readRun(against) : null;
  const embedder = half === 'lexical' ? null : await chooseEmbedder(readConfig());
  const run: Placed[] = [];
  const report = await evaluateRetrieval({
    corpus,
    queries,
    embedder,
    logger: createLogger('error'),
    each: ({ id, question, relevant }, found) => run.push({ id, question, rank: placeOf(relevant, found) }),
  });
  if (out) await writeFile(out, run.map((placed) => `${JSON.stringify(placed)}\n`).join(''));
  const comparison = earlier && compareRuns(earlier, run);
  if (json) return sayJson(comparison ? { ...report, comparison } : report);
  sayReport(report, half);
  if (!comparison) return;
  const { better, worse, same, unmatched } = comparison;
  say(
    `compared   ${better.length} better, ${worse.length} worse, ${same} same, ${unmatched} in one run only`,
  );
  sayMoved('better', better);
  sayMoved('worse', worse);
}

async function readRun(file: string): Promise<Placed[]> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw fault('file_missing', { path: file }, cause);
  });
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [placedSchema.parse(JSON.parse(line))];
    } catch (cause) {
      throw fault('questions_invalid', { line: i + 1, problem: (cause as Error).message }, cause);
    }
  });
}

function sayReport(report: RetrievalReport, half: string): void {
  say(`${report.passages} passages, ${report.questions} questions, ${report.vectors} vectors (${half})`);
  say(`MRR        ${report.mrr.toFixed(3)}`);
  for (const k of RECALL_AT) say(`recall@${String(k).padEnd(4)}${report.recall[k].toFixed(3)}`);
  say(`search     p50 ${report.latency.p50.toFixed(1)} ms, p99 ${report.latency.p99.toFixed(1)} ms`);
  const { load, build, vectors } = report.seconds;
  say(`time       load ${load.toFixed(1)} s, index ${build.toFixed(1)} s, vectors ${vectors.toFixed(1)} s`);
  say(`memory     ${report.memoryMb.toFixed(0)} MB`);
}

function sayMoved(which: string, moved: readonly Moved[]): void {
  const place = (rank: number | null) => (rank === null ? '–' : String(rank));
  for (const { id, question, before, after } of moved.slice(0, NAMED))
    say(`  ${which}  ${place(before)} → ${place(after)}  ${id}  ${question.slice(0, 60)}`);
}
