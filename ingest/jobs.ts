import { v4 as uuid } from 'uuid';
import { fault } from '../src/base/faults.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import { leaseFrom } from './leases.ts';
import type { ManifestRow } from './manifest.ts';
import type { IngestSummary } from './results.ts';
import { type KeptFault, keptFault } from './watch/records.ts';

export type JobRow = Row<'ingest_jobs'>;
export const JOB_STATUSES = ['queued', 'running', 'done', 'failed'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** A text to be read. */
export interface NewJob {
  kind: 'upload' | 'url';
  /** Id of the upload, or the address. */
  target: string;
  name: string;
  /** What a manifest says of it. */
  row?: ManifestRow | null;
}

/** What a finished job tells of the texts it read: `ingest_jobs.result`. */
export interface JobResult {
  counts: IngestSummary['counts'];
  documents: {
    path: string;
    status: string;
    title: string | null;
    fault: KeptFault | null;
    warnings: string[];
  }[];
}

/** Tries, counted at their beginning: a text that ends the process each time is given up. */
const MAX_ATTEMPTS = 3;
const RETRY_MS = 30_000;
const MAX_LISTED = 1_000;

/** Puts texts into the queue, all or none, in the caller's transaction where it has one. Gives the batch. */
export async function enqueue(
  writer: Writer,
  jobs: readonly NewJob[],
  { clock, actor, batch = uuid() }: { clock: Clock; actor: string; batch?: string },
): Promise<string> {
  const now = clock.now().toISOString();
  const rows = jobs.map(({ row = null, ...job }) => ({
    ...job,
    manifest: row && JSON.stringify(row),
    ...{ batch, status: 'queued', due_at: now, created_by: actor, created_at: now },
  }));
  for (let i = 0; i < rows.length; i += 50)
    await writer
      .insertInto('ingest_jobs')
      .values(rows.slice(i, i + 50))
      .execute();
  return batch;
}

/** Jobs, latest first. */
export async function listJobs(
  store: Store,
  { batch, status, limit = 100 }: { batch?: string; status?: JobStatus; limit?: number } = {},
): Promise<JobRow[]> {
  return store
    .selectFrom('ingest_jobs')
    .selectAll()
    .$if(batch !== undefined, (query) => query.where('batch', '=', batch ?? ''))
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? ''))
    .orderBy('id', 'desc')
    .limit(Math.min(limit, MAX_LISTED))
    .execute();
}

/** How many jobs stand how. */
export async function countJobs(store: Store, batch?: string): Promise<Record<JobStatus, number>> {
  const rows = await store
    .selectFrom('ingest_jobs')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .$if(batch !== undefined, (query) => query.where('batch', '=', batch ?? ''))
    .groupBy('status')
    .execute();
  const of = (status: JobStatus) => rows.find((row) => row.status === status)?.count ?? 0;
  return { queued: of('queued'), running: of('running'), done: of('done'), failed: of('failed') };
}

/** Puts failed jobs back into the queue, one or all of them; gives how many. Throws `not_found` for one that has not failed. */
export async function retryJobs(
  store: Store,
  which: { id: number } | 'failed',
  clock: Clock,
): Promise<number> {
  const { numUpdatedRows } = await store
    .updateTable('ingest_jobs')
    .set({ status: 'queued', attempts: 0, fault: null, finished_at: null, due_at: clock.now().toISOString() })
    .where('status', '=', 'failed')
    .$if(which !== 'failed', (query) => query.where('id', '=', which === 'failed' ? 0 : which.id))
    .executeTakeFirst();
  if (which !== 'failed' && numUpdatedRows === 0n) throw fault('not_found');
  return Number(numUpdatedRows);
}

/** Takes the next job that is due, or whose taker has died; null when there is none. */
export async function claimJob(store: Store, owner: string, clock: Clock): Promise<JobRow | null> {
  const now = clock.now();
  await giveUpDead(store, now);
  const next = store
    .selectFrom('ingest_jobs')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('status', '=', 'queued'), eb('due_at', '<=', now.toISOString())]),
        eb.and([eb('status', '=', 'running'), eb('lease_until', '<', now.toISOString())]),
      ]),
    )
    .orderBy('due_at')
    .orderBy('id')
    .limit(1);
  const job = await store
    .updateTable('ingest_jobs')
    .set((eb) => ({
      status: 'running',
      attempts: eb('attempts', '+', 1),
      lease_owner: owner,
      lease_until: leaseFrom(now),
    }))
    .where('id', '=', next)
    .returningAll()
    .executeTakeFirst();
  return job ?? null;
}

/** Ends jobs whose every try was cut short. */
async function giveUpDead(store: Store, now: Date): Promise<void> {
  const gone = keptFault(fault('job_abandoned', { attempts: MAX_ATTEMPTS }));
  await store
    .updateTable('ingest_jobs')
    .set({ ...ENDED, status: 'failed', fault: JSON.stringify(gone), finished_at: now.toISOString() })
    .where('status', '=', 'running')
    .where('lease_until', '<', now.toISOString())
    .where('attempts', '>=', MAX_ATTEMPTS)
    .execute();
}

const ENDED = { lease_owner: null, lease_until: null };

/** Keeps a job that is still being worked on. */
export async function renewJob(store: Store, job: JobRow, clock: Clock): Promise<void> {
  await held(store, job)
    .set({ lease_until: leaseFrom(clock.now()) })
    .execute();
}

/** Writes down how a job ended, unless it was taken over meanwhile. */
export async function finishJob(
  store: Store,
  job: JobRow,
  end: { status: 'done' | 'failed'; result: JobResult | null; fault: KeptFault | null },
  clock: Clock,
): Promise<void> {
  await held(store, job)
    .set({
      ...ENDED,
      status: end.status,
      result: end.result && JSON.stringify(end.result),
      fault: end.fault && JSON.stringify(end.fault),
      finished_at: clock.now().toISOString(),
    })
    .execute();
}

/** Puts a job back: after a stop at once and uncounted, after a passing fault later, until the tries are used up. */
export async function postponeJob(
  store: Store,
  job: JobRow,
  because: 'stopped' | KeptFault,
  clock: Clock,
): Promise<void> {
  if (because === 'stopped') {
    await held(store, job)
      .set({ ...ENDED, status: 'queued', attempts: job.attempts - 1 })
      .execute();
    return;
  }
  if (job.attempts >= MAX_ATTEMPTS)
    return finishJob(store, job, { status: 'failed', result: null, fault: because }, clock);
  const due_at = new Date(clock.now().getTime() + RETRY_MS * 2 ** (job.attempts - 1)).toISOString();
  await held(store, job)
    .set({ ...ENDED, status: 'queued', due_at, fault: JSON.stringify(because) })
    .execute();
}

function held(store: Store, job: JobRow) {
  return store
    .updateTable('ingest_jobs')
    .where('id', '=', job.id)
    .where('status', '=', 'running')
    .where('lease_owner', '=', job.lease_owner)
    .where('attempts', '=', job.attempts);
}
