import { Fault, fault } from '../src/base/faults.ts';
import { ingestUrl } from './ingest-url.ts';
import { finishJob, type JobResult, type JobRow, postponeJob, renewJob } from './jobs.ts';
import { underLease } from './leases.ts';
import { type DocumentResult, summarise } from './results.ts';
import { ingestSources } from './run.ts';
import { uploadPath } from './uploads.ts';
import type { WatchDeps } from './watch/check-page.ts';
import { keptFault } from './watch/records.ts';

/** Documents of one job that its result names: an archive may hold thousands. */
const MOST_NAMED = 200;
/** Faults of the moment, not of the text: the same job may succeed later. */
const PASSING = new Set(['fetch_failed', 'fetch_timeout', 'storage_unavailable', 'file_timeout', 'internal']);

/** Reads what a claimed job names, and writes down how it ended; a job cut short by a stop is put back. */
export async function runJob(job: JobRow, deps: WatchDeps): Promise<void> {
  const { store, clock, logger, signal } = deps;
  try {
    const results = await underLease(
      () => renewJob(store, job, clock),
      () => resultsOf(job, { ...deps, actor: job.created_by }),
      logger,
    );
    if (signal?.aborted) await postponeJob(store, job, 'stopped', clock);
    else await finish(job, results, deps);
  } catch (cause) {
    if (signal?.aborted) return postponeJob(store, job, 'stopped', clock);
    if (!(cause instanceof Fault)) logger.error({ err: cause, job: job.id }, 'a job failed');
    const wrong = keptFault(cause instanceof Fault ? cause : fault('internal', {}, cause));
    await postponeJob(store, job, wrong, clock);
  }
}

async function resultsOf(job: JobRow, deps: WatchDeps): Promise<DocumentResult[]> {
  if (job.kind === 'url') return ingestUrl(job.target, deps);
  const path = uploadPath(deps.dataDir, job.target);
  const source = {
    path,
    address: `upload:${job.target}`,
    name: job.name,
    row: job.manifest && JSON.parse(job.manifest),
    fault: null,
  };
  return (await ingestSources([source], deps)).results;
}

/** Done when any text was taken; failed with the first reason when none was. */
async function finish(job: JobRow, results: DocumentResult[], { store, clock }: WatchDeps): Promise<void> {
  const { counts } = summarise(results, false);
  const wrong = results.find((result) => result.fault)?.fault ?? null;
  if (wrong === null || counts.failed < results.length)
    return finishJob(store, job, { status: 'done', result: kept(results), fault: wrong }, clock);
  if (PASSING.has(wrong.code)) return postponeJob(store, job, wrong, clock);
  await finishJob(store, job, { status: 'failed', result: kept(results), fault: wrong }, clock);
}

function kept(results: readonly DocumentResult[]): JobResult {
  return {
    counts: summarise([...results], false).counts,
    documents: results.slice(0, MOST_NAMED).map(({ path, status, title, fault, warnings }) => ({
      path,
      status,
      title,
      fault: fault ?? null,
      warnings: warnings.map(({ code }) => code),
    })),
  };
}
