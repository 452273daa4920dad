import { JOB_STATUSES, type JobStatus, listJobs, retryJobs } from '../../ingest/jobs.ts';
import { fault } from '../base/faults.ts';
import { say, sayJson } from './say.ts';
import { numberOf } from './sources.ts';
import { withStore } from './with-store.ts';

/** Lists queued, running and ended jobs, latest first. */
export async function listCommand(options: { status?: string; json?: boolean }): Promise<void> {
  const status = JOB_STATUSES.find((known) => known === options.status) as JobStatus | undefined;
  if (options.status && !status) throw fault('body_invalid', { problem: `--status ${options.status}` });
  await withStore(async ({ store }) => {
    for (const job of await listJobs(store, { limit: 1_000, ...(status ? { status } : {}) })) {
      const wrong = job.fault ? (JSON.parse(job.fault) as { message: { en: string } }).message.en : '';
      if (options.json) sayJson(job);
      else say(`${String(job.id).padStart(6)} ${job.status.padEnd(8)} ${job.name} ${wrong}`.trimEnd());
    }
  });
}

/** Puts failed jobs back into the queue. Throws `not_found`. */
export async function retryCommand(id: string | undefined): Promise<void> {
  await withStore(async ({ store, clock }) => {
    const count = await retryJobs(store, id === undefined ? 'failed' : { id: numberOf(id) }, clock);
    say(`${count} queued again`);
  });
}
