import cliProgress from 'cli-progress';
import type { DocumentResult, IngestSummary } from '../../ingest/results.ts';
import { ingest } from '../../ingest/run.ts';
import { readConfig } from '../base/config.ts';
import { createLogger } from '../base/log.ts';
import { systemClock } from '../base/time.ts';
import { databaseFile, openStore } from '../store/open.ts';
import { say, sayJson } from './say.ts';

interface IngestOptions {
  json?: boolean;
  dryRun?: boolean;
}

/** Loads texts, beside a running server or without one. Exit code 1 when a document failed. */
export async function ingestCommand(paths: string[], options: IngestOptions): Promise<void> {
  const config = readConfig();
  const store = await openStore(databaseFile(config));
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const reporter = options.json ? jsonReporter() : process.stdout.isTTY ? barReporter() : lineReporter();
  try {
    const summary = await ingest(paths, {
      store,
      clock: systemClock,
      logger: createLogger(config.LOG_LEVEL === 'info' ? 'error' : config.LOG_LEVEL),
      dryRun: options.dryRun ?? false,
      signal: stopping.signal,
      ...reporter,
    });
    reporter.end(summary);
    if (summary.counts.failed > 0) process.exitCode = 1;
  } finally {
    await store.destroy();
  }
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
