import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadUnits, unitSchema } from '../knowledge/evaluate.load.ts';
import { type App, openApp } from '../src/app.ts';
import { readConfig } from '../src/base/config.ts';
import { languageOf } from '../src/base/language.ts';
import { createLogger } from '../src/base/log.ts';
import { clockAt } from '../src/base/time.ts';
import { openStore } from '../src/store/open.ts';

/**
 * Answers without a model over 59,712 articles of national law and the starter guides: time per answer of one
 * process, and answers per second of two that share the database.
 *
 *     node --import tsx bench/answers.ts [--data DATA] [--folder FOLDER, kept and used again]
 *
 * The questions are the 617 lay questions of STARD and LeCoQA (MIT) and our own of `bench/answers`. Promises, exits
 * 1 when one is broken: p50 ≤ 30 ms, p99 ≤ 150 ms, 100 answers per second.
 */
const PROMISED = { p50: 30, p99: 150, perSecond: 100 };
const TODAY = '2026-11-25';
const options = new Map(process.argv.slice(2).map((word, i, all) => [word, all[i + 1]] as const));
const data = options.get('--data') ?? process.env.LASTKM_DATA ?? '../shared/data';
const kept = options.get('--folder');

if (options.has('--play')) process.stdout.write(JSON.stringify(await play(kept!)));
else process.exitCode = (await main()) ? 0 : 1;

async function main(): Promise<boolean> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'lastkm-answers-'));
  try {
    const passages = await prepare(folder);
    const alone = await inProcessOfItsOwn(folder);
    const both = await Promise.all([inProcessOfItsOwn(folder), inProcessOfItsOwn(folder)]);
    const perSecond = both.reduce((sum, one) => sum + one.perSecond, 0);
    const { p50, p99, perSecond: one, count, cpu, slowest } = alone;
    say(`${passages} passages, ${count} questions`);
    say(`one process    p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${one.toFixed(0)} answers/s`);
    say(`two processes  ${perSecond.toFixed(0)} answers/s`);
    say(`processor      ${cpu.toFixed(1)} ms per answer`);
    say(`slowest        ${slowest.map(({ ms, text }) => `${ms.toFixed(0)} ms ${text}`).join(' | ')}`);
    return p50 <= PROMISED.p50 && p99 <= PROMISED.p99 && perSecond >= PROMISED.perSecond;
  } finally {
    if (!kept) rmSync(folder, { recursive: true });
  }
}

/** Stores the corpus once, and lets the index and its vectors settle. */
async function prepare(folder: string): Promise<number> {
  const store = await openStore(join(folder, 'lastkm.db'));
  const { held } = await store
    .selectFrom('passages')
    .select(({ fn }) => fn.countAll<number>().as('held'))
    .executeTakeFirstOrThrow();
  if (held < 50_000)
    await loadUnits(
      store,
      lines('statutes/corpus.jsonl').map((row) => unitSchema.parse(row)),
    );
  await store.destroy();
  const app = await open(folder);
  await app.knowledge.settle();
  const { passages } = app.knowledge.ready();
  await app.close();
  return passages;
}

function open(folder: string): Promise<App> {
  const config = readConfig({ ...process.env, DATA_DIR: folder, DATABASE_URL: '', CHAT_MODEL: '' });
  return openApp({ config, clock: clockAt(TODAY), logger: createLogger('error') });
}

interface Played {
  count: number;
  p50: number;
  p99: number;
  perSecond: number;
  /** Milliseconds of processor per answer: what neighbours on the machine do not change. */
  cpu: number;
  slowest: { ms: number; text: string }[];
}

function inProcessOfItsOwn(folder: string): Promise<Played> {
  const node = ['--import', 'tsx', import.meta.filename, '--play', '1', '--folder', folder, '--data', data];
  const child = spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  return new Promise((done, fail) => {
    child.on('close', (code) => (code === 0 ? done(JSON.parse(out)) : fail(new Error(`exit ${code}`))));
  });
}

/** Answers every question once, after a few to warm up. */
async function play(folder: string): Promise<Played> {
  const app = await open(folder);
  await app.knowledge.settle();
  const texts = questions();
  for (const text of texts.slice(0, 40)) await ask(app, text);
  const before = process.cpuUsage();
  const started = performance.now();
  const times: { ms: number; text: string }[] = [];
  for (const text of texts) {
    const start = performance.now();
    await ask(app, text);
    times.push({ ms: performance.now() - start, text });
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  await app.close();
  times.sort((a, b) => a.ms - b.ms);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.ms;
  return {
    count: times.length,
    p50: at(0.5),
    p99: at(0.99),
    perSecond: times.length / seconds,
    cpu: (user + system) / 1000 / times.length,
    slowest: times.slice(-3),
  };
}

function ask(app: App, text: string) {
  return app.answer({ text, locale: languageOf(text), history: [], today: TODAY });
}

function questions(): string[] {
  const lay = lines('statutes/queries.dev.jsonl').map((row) => (row as { question: string }).question);
  const own = readFileSync(join(import.meta.dirname, 'answers', 'questions.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((row) => (JSON.parse(row) as { turns: { text: string }[] }).turns[0]!.text);
  return [...own, ...lay];
}

function lines(name: string): unknown[] {
  return readFileSync(resolve(data, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((row) => JSON.parse(row));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
