import cliProgress from 'cli-progress';
import { ingestUrl, isAddress } from '../../ingest/ingest-url.ts';
import { createParsers, type Parsers } from '../../ingest/parse.ts';
import { type DocumentResult, type IngestSummary, summarise } from '../../ingest/results.ts';
import { ingest } from '../../ingest/run.ts';
import { outside } from '../../ingest/watch/outside.ts';
import { fault } from '../base/faults.ts';
import { say, sayJson } from './say.ts';
import { type Desk, withStore } from './with-store.ts';

interface IngestOptions {
  json?: boolean;
  dryRun?: boolean;
  queue?: boolean;
}

/**
 * Loads texts from paths and addresses, beside a running server or without one. Exit code 1 when a document
 * failed. Throws `body_invalid` for a dry run of an address.
 */
export async function ingestCommand(what: string[], options: IngestOptions): Promise<void> {
  if (options.queue) return (await import('./ingest-queue.ts')).queueCommand(what);
  const addresses = what.filter(isAddress);
  if (options.dryRun && addresses.length > 0)
    throw fault('body_invalid', { problem: '--dry-run with a URL' });
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const reporter = options.json ? jsonReporter() : process.stdout.isTTY ? barReporter() : lineReporter();
  await withStore(async (desk) => {
    const { signal } = stopping;
    const parsers = createParsers();
    const run = { ...desk, parsers, dryRun: options.dryRun ?? false, signal, ...reporter };
    const paths = what.filter((text) => !isAddress(text));
    const { results, stopped } = await ingest(paths, run);
    const fetched = await ingestAddresses(addresses, { ...desk, parsers }, signal, reporter);
    const summary = summarise([...results, ...fetched], stopped || signal.aborted);
    await parsers.close();
    reporter.end(summary);
    if (summary.counts.failed > 0) process.exitCode = 1;
  });
}

async function ingestAddresses(
  addresses: readonly string[],
  desk: Desk & { parsers: Parsers },
  signal: AbortSignal,
  reporter: Reporter,
): Promise<DocumentResult[]> {
  const all: DocumentResult[] = [];
  const { fetch } = outside(desk.config.FETCH_ALLOW, desk.clock, signal);
  for (const address of addresses) {
    if (signal.aborted) break;
    const results = await ingestUrl(address, { ...desk, dataDir: desk.config.DATA_DIR, fetch, signal });
    for (const result of results) reporter.onResult(result);
    all.push(...results);
  }
  return all;
}

interface Reporter {
  onResult(result: DocumentResult): void;
  onProgress?(progress: { done: number; total: number; path: string }): void;
  end(summary: IngestSummary): void;
}

function jsonReporter(): Reporter {
  return { onResult: sayJson, end: () => {} };
}

function lineReporter(): Reporter {
  return {
    onResult: (result) => {
      if (result.status !== 'skipped' || result.warnings.length > 0) say(line(result));
    },
    end: ({ message }) => say(message.en),
  };
}

/** A bar while it runs; what needs attention is said at the end, where it stays readable. */
function barReporter(): Reporter {
  const bar = new cliProgress.SingleBar(
    { format: '{bar} {value}/{total} {path}', hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  const notable: DocumentResult[] = [];
  let started = false;
  return {
    onResult: (result) => {
      if (result.status === 'failed' || result.warnings.length > 0) notable.push(result);
    },
    onProgress: ({ done, total, path }) => {
      if (!started) bar.start(total, 0, { path: '' });
      started = true;
      bar.update(done, { path: path.split('/').at(-1) ?? path });
    },
    end: ({ message }) => {
      if (started) bar.stop();
      for (const result of notable) say(line(result));
      say(message.en);
    },
  };
}

function line({ path, status, title, passages, fault, warnings }: DocumentResult): string {
  const what = fault
    ? `${path}: ${fault.message.en}`
    : `${title ?? path} (+${passages.added} −${passages.retired} passages)`;
  return [
    `${status.padEnd(8)} ${what}`,
    ...warnings.map((warning) => `         ! ${warning.message.en}`),
  ].join('\n');
}
