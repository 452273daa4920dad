import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtinEmbedder } from '../knowledge/embedder.builtin.ts';
import { questionSheet } from '../reports/asked/export.ts';
import { followAsked } from '../reports/asked/follow.ts';
import { listQuestions, type Narrowing } from '../reports/asked/list.ts';
import { fileStream } from '../reports/export/file.ts';
import { statisticsOf } from '../reports/figures/statistics.ts';
import { trendsOf } from '../reports/figures/trends.ts';
import { listGaps } from '../reports/gaps/list.ts';
import { recallList } from '../reports/recall/list.ts';
import { traceOf } from '../reports/trace.ts';
import { openStore } from '../src/store/open.ts';
import { fillAsked } from '../test/support/full-asked.ts';
import { timed } from './timed.ts';

/**
 * What is asked, with much of it: `node --import tsx bench/reports.ts [questions]`, 100,000 by default. Promise:
 * every page of questions p99 ≤ 300 ms. Exits 1 when it is broken.
 */
const [questions = 100_000] = process.argv.slice(2).map(Number);
const END = new Date('2026-11-25T02:00:00Z');
const clock = { now: () => END };
const folder = mkdtempSync(join(tmpdir(), 'lastkm-reports-'));
const store = await openStore(join(folder, 'lastkm.db'));
await fillAsked(store, questions, END);
let broken = false;

once('rows made from nothing', await timed(() => followAsked(store), 1));
const { documentId } = await store
  .selectFrom('asked_documents')
  .select('document_id as documentId')
  .executeTakeFirstOrThrow();
const middle = String(Math.floor(questions));
const pages: [string, Narrowing, string?][] = [
  ['first page', {}],
  ['page in the middle', {}, middle],
  ['by topic and language', { topic: 'labor', language: 'en' }],
  ['by region and outcome', { region: '浙江', outcome: 'unanswerable_not_found' }],
  ['by document', { document: String(documentId) }],
  ['by rating', { rating: 'down' }],
  ['by two days', { from: '2026-10-01', to: '2026-10-02' }],
  ['by channel', { channel: 'msteams' }],
  ['by words', { q: '贷款贴息 第96次' }],
  ['by words that stand nowhere', { q: '火星' }],
  ['without a case', { case: 'no' }],
  ['with a case (none has)', { case: 'yes' }],
];
for (const [name, query, cursor] of pages)
  page(name, await timed(() => listQuestions(store, query, { limit: 50, cursor }), 60));
once('trace', await timed(() => traceOf({ store, clock }, 'q7', { id: 'x', mayReveal: false }), 20));
const month = { from: '2026-10-26', to: '2026-11-25' };
once('trends, a month', await timed(() => trendsOf(store, month, 'day'), 3));
once('trends, a year', await timed(() => trendsOf(store, { from: '2025-11-26', to: month.to }, 'week'), 3));
once('yearly table', await timed(() => statisticsOf({ store, clock, centre: undefined }, 2026), 3));
const embedder = builtinEmbedder();
once('gaps, a month', await timed(() => listGaps({ store, clock, embedder }, month), 3));
const recall = { days: 30, limit: 100, offset: 0 };
once('answers to correct, 30 days', await timed(() => recallList({ store, clock }, recall), 3));
for (const format of ['csv', 'xlsx'] as const)
  once(`all as ${format}`, await timed(() => drained(format), 1));
await store.destroy();
rmSync(folder, { recursive: true });
process.exitCode = broken ? 1 : 0;

async function drained(format: 'csv' | 'xlsx'): Promise<void> {
  let bytes = 0;
  let most = 0;
  for await (const chunk of fileStream(format, [questionSheet({ store, clock }, {}, 'zh')])) {
    bytes += chunk.length;
    most = Math.max(most, process.memoryUsage().rss);
  }
  process.stdout.write(`${format}: ${(bytes / 1e6).toFixed(1)} MB, memory ${(most / 1e6).toFixed(0)} MB\n`);
}

function page(name: string, times: number[]): void {
  once(name, times);
  broken ||= times.at(-1)! > 300;
}

function once(name: string, times: number[]): void {
  const [middle, worst] = [times[Math.floor(times.length / 2)]!, times.at(-1)!];
  process.stdout.write(`${name}: p50 ${middle.toFixed(0)} ms, worst ${worst.toFixed(0)} ms\n`);
}
