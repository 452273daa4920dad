import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createParsers } from '../ingest/parse.ts';
import { ingest } from '../ingest/run.ts';
import { silent } from '../src/base/log.ts';
import { ROOT } from '../src/base/root.ts';
import { systemClock } from '../src/base/time.ts';
import { openStore } from '../src/store/open.ts';

/**
 * How fast texts go in: `npx tsx bench/ingest.ts [data folder]`, one line of JSON for each measure:
 * the policy pack for the first time and again (which must change nothing), pages of text PDFs per second
 * beside `pdftotext` on the same files, passages of Markdown and HTML per second without storing them, and
 * memory over a run of 2,000 files.
 */
const data = resolve(process.argv[2] ?? join(ROOT, '../shared/data'));
const home = mkdtempSync(join(tmpdir(), 'lastkm-bench-'));
const store = await openStore(join(home, 'lastkm.db'));
const deps = { store, clock: systemClock, logger: silent };

try {
  for (const run of ['first', 'again']) await measurePack(run);
  await measurePdf();
  await measureText('markdown', [join(data, 'policy-pack')]);
  await measureText('html', [writeMany('pages', 124, () => 'html')]);
  await measureText('pages of portals', [join(data, 'files/html-utf8'), join(data, 'govcn-2019')]);
  await measureMemory();
} finally {
  await store.destroy();
  rmSync(home, { recursive: true, force: true });
}

async function measurePack(run: string): Promise<void> {
  const { result, seconds } = await timed(() => ingest([join(data, 'policy-pack')], deps));
  const { added } = result.passages;
  print({
    measure: 'pack',
    run,
    ...result.counts,
    passages: added,
    seconds,
    perSecond: Math.round(added / seconds),
  });
}

/** Both read two files at a time; the first file of each is read beforehand, so that neither is measured starting. */
async function measurePdf(): Promise<void> {
  const parsers = createParsers();
  const pages = new Map<string, number>();
  const ours = async (path: string) => {
    const reading = await parsers.parse(readFileSync(path), path).catch(() => null);
    const scanned = reading?.pages?.empty.length || reading?.pages?.recognised?.length;
    if (reading?.pages && !scanned) pages.set(path, reading.pages.count);
  };
  const theirs = async (path: string) => {
    await promisify(execFile)('pdftotext', ['-layout', path, '-'], { maxBuffer: 50e6 });
  };
  await inPairs(
    ['pdf', 'pdf-bad'].flatMap((folder) => filesIn(join(data, 'files', folder))),
    ours,
  );
  const files = [...pages.keys()];
  const total = [...pages.values()].reduce((sum, count) => sum + count, 0);
  const own = await timed(() => inPairs(files, ours));
  const other = await timed(() => inPairs(files, theirs)).catch(() => null);
  await parsers.close();
  const perSecond = total / own.seconds;
  const beside = other && total / other.seconds;
  print({
    measure: 'pdf',
    files: files.length,
    pages: total,
    perSecond,
    pdftotext: beside,
    ratio: beside && perSecond / beside,
  });
}

async function measureText(kind: string, paths: string[]): Promise<void> {
  await ingest(paths, { ...deps, dryRun: true });
  let passages = 0;
  const { seconds, cpuSeconds } = await timed(() =>
    ingest(paths, {
      ...deps,
      dryRun: true,
      onResult: ({ document }) => (passages += document?.passages.length ?? 0),
    }),
  );
  print({ measure: kind, passages, seconds, cpuSeconds, perSecond: passages / seconds });
}

/** 2,000 texts, each with a title of its own, in Markdown and HTML by turns. */
async function measureMemory(): Promise<void> {
  const folder = writeMany('many', 2_000, (i) => (i % 2 ? 'md' : 'html'));
  const idle = process.memoryUsage().rss;
  const seen: number[] = [];
  const { result, seconds, cpuSeconds } = await timed(() =>
    ingest([folder], { ...deps, onResult: () => seen.push((process.memoryUsage().rss - idle) / 1e6) }),
  );
  const most = (from: number, to: number) => Math.max(...seen.slice(from, to));
  const thirds = { first: most(0, 667), second: most(667, 1_333), third: most(1_333, 2_000) };
  print({ measure: 'memory', ...result.counts, seconds, cpuSeconds, idleMegabytes: idle / 1e6, ...thirds });
}

/** Texts of the policy pack, over and over under other titles, as Markdown or as pages. */
function writeMany(name: string, count: number, kindOf: (i: number) => 'md' | 'html'): string {
  const folder = join(home, name);
  mkdirSync(folder);
  const texts = filesIn(join(data, 'policy-pack/national')).map((path) => readFileSync(path, 'utf8'));
  for (let i = 0; i < count; i++) {
    const text = (texts[i % texts.length] ?? '').replace(/^# (.+)$/m, `# 第${i}号$1`);
    const lines = text
      .replace(/<!--.*?-->/g, '')
      .replace(/^#+ /gm, '')
      .split(/\n+/);
    const page = `<html><body>${lines.map((line) => `<p>${line}</p>`).join('\n')}</body></html>`;
    writeFileSync(join(folder, `${i}.${kindOf(i)}`), kindOf(i) === 'md' ? text : page);
  }
  return folder;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

async function inPairs(paths: readonly string[], read: (path: string) => Promise<void>): Promise<void> {
  const rest = [...paths];
  const one = async () => {
    for (let path = rest.shift(); path !== undefined; path = rest.shift()) await read(path);
  };
  await Promise.all([one(), one()]);
}

/** Processor time covers this process with its threads: on a shared machine, it says what the clock does not. */
async function timed<Result>(work: () => Promise<Result>) {
  const begun = performance.now();
  const used = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { result, seconds: (performance.now() - begun) / 1000, cpuSeconds: (user + system) / 1e6 };
}

function print(line: Record<string, unknown>): void {
  const short = Object.entries(line).map(([name, value]) => [
    name,
    typeof value === 'number' ? Number(value.toFixed(2)) : value,
  ]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(short))}\n`);
}
