import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { builtinEmbedder } from '../knowledge/embedder.builtin.ts';
import { evaluateRetrieval, measureSearch, type RetrievalReport } from '../knowledge/evaluate.ts';
import { createLogger } from '../src/base/log.ts';
import { PEERS, type Unit } from './retrieval-peers.ts';

/**
 * Retrieval over 59,712 articles of national law and 617 lay questions (STARD and LeCoQA, MIT), beside the
 * project as described in `docs`, and beside it three peers over the same texts (once: `npm i` in `bench/peers`):
 *
 *     node --import tsx bench/retrieval.ts [lexical|hybrid|bm25|minisearch|hnswlib …] [--data DATA]
 *
 * Without a name, all. Each runs in a process of its own, so that memory is its own. Promises, exits 1 when one
 * is broken: by words alone MRR ≥ 0.43 and recall@10 ≥ 0.50, search p50 ≤ 10 ms and p99 ≤ 40 ms, and while the
 * index is built the event loop waits less than 50 ms.
 *
 * The built-in embedder learned from these very questions: quality of `hybrid` and `hnswlib` says nothing here.
 * Cross-validated figures are in `bench/README.md`; those two are for time and memory.
 */
const SYSTEMS = ['lexical', 'hybrid', ...Object.keys(PEERS)];
const args = process.argv.slice(2);
const at = args.indexOf('--data');
const data = at < 0 ? (process.env.LASTKM_DATA ?? '../shared/data') : args.splice(at, 2)[1]!;
const corpus = resolve(data, 'statutes/corpus.jsonl');
const queries = resolve(data, 'statutes/queries.dev.jsonl');

if (args.length === 1) {
  const [system = ''] = args;
  const report = PEERS[system] ? await measurePeer(system) : await measureOurs(system);
  process.stdout.write(`${JSON.stringify({ system, ...report })}\n`);
} else {
  const reports = (args.length > 0 ? args : SYSTEMS).map(inProcessOfItsOwn);
  const [first] = reports;
  for (const report of reports) process.stdout.write(`${line(report, first!)}\n`);
  process.exitCode = reports.every(keepsPromises) ? 0 : 1;
}

type Report = Omit<RetrievalReport, 'passages' | 'vectors' | 'seconds'> & {
  system: string;
  seconds: { build: number };
  eventLoop?: { p99: number; max: number };
};

function inProcessOfItsOwn(system: string): Report {
  const node = ['--max-old-space-size=8000', '--import', 'tsx', import.meta.filename, system, '--data', data];
  const out = execFileSync(process.execPath, node, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(out) as Report;
}

async function measureOurs(system: string): Promise<Omit<Report, 'system'>> {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-retrieval-'));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const report = await evaluateRetrieval({
    corpus,
    queries,
    embedder: system === 'hybrid' ? builtinEmbedder() : null,
    logger: createLogger('warn'),
    folder,
    stage: (name) => (name === 'loaded' ? delay.enable() : delay.disable()),
  });
  rmSync(folder, { recursive: true });
  const build = report.seconds.build + report.seconds.vectors;
  return {
    ...report,
    seconds: { build },
    eventLoop: { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
  };
}

async function measurePeer(system: string): Promise<Omit<Report, 'system'>> {
  const units = readLines<Unit>(corpus);
  const started = performance.now();
  const search = await PEERS[system]!(units);
  const build = (performance.now() - started) / 1000;
  const measured = await measureSearch(readLines(queries), async (text, limit) => search(text, limit));
  return { ...measured, seconds: { build }, memoryMb: Math.round(process.memoryUsage().rss / 2 ** 20) };
}

function readLines<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as Row);
}

function line({ system, mrr, recall, latency, seconds, memoryMb }: Report, first: Report): string {
  const ratio = (value: number, of: number) => `${value.toFixed(1)} (×${(value / of).toFixed(1)})`;
  return [
    system.padEnd(11),
    `MRR ${mrr.toFixed(3)} R@10 ${recall[10].toFixed(3)} R@100 ${recall[100].toFixed(3)}`,
    `p50 ${ratio(latency.p50, first.latency.p50)} ms`,
    `p99 ${ratio(latency.p99, first.latency.p99)} ms`,
    `build ${ratio(seconds.build, first.seconds.build)} s`,
    `memory ${memoryMb} MB`,
  ].join('  ');
}

function keepsPromises({ system, mrr, recall, latency, eventLoop }: Report): boolean {
  if (!['lexical', 'hybrid'].includes(system)) return true;
  const swift = latency.p50 <= 10 && latency.p99 <= 40 && (eventLoop?.p99 ?? 0) < 50;
  return swift && mrr >= 0.43 && recall[10] >= 0.5;
}
