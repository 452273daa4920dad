import { chooseEmbedder } from '../../knowledge/choose-embedder.ts';
import { evaluateRetrieval, RECALL_AT } from '../../knowledge/evaluate.ts';
import { readConfig } from '../base/config.ts';
import { createLogger } from '../base/log.ts';
import { say, sayJson } from './say.ts';

interface RetrievalOptions {
  corpus: string;
  queries: string;
  half: 'hybrid' | 'lexical';
  json?: boolean;
}

/** Ranks the passages of a corpus for questions with known articles, in memory, and prints how well. */
export async function evalRetrievalCommand({ corpus, queries, half, json }: RetrievalOptions): Promise<void> {
  const embedder = half === 'lexical' ? null : await chooseEmbedder(readConfig());
  const report = await evaluateRetrieval({ corpus, queries, embedder, logger: createLogger('error') });
  if (json) return sayJson(report);
  say(`${report.passages} passages, ${report.questions} questions, ${report.vectors} vectors (${half})`);
  say(`MRR        ${report.mrr.toFixed(3)}`);
  for (const k of RECALL_AT) say(`recall@${String(k).padEnd(4)}${report.recall[k].toFixed(3)}`);
  say(`search     p50 ${report.latency.p50.toFixed(1)} ms, p99 ${report.latency.p99.toFixed(1)} ms`);
  const { load, build, vectors } = report.seconds;
  say(`time       load ${load.toFixed(1)} s, index ${build.toFixed(1)} s, vectors ${vectors.toFixed(1)} s`);
  say(`memory     ${report.memoryMb.toFixed(0)} MB`);
}
