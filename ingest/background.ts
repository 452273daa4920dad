import { setTimeout as pause } from 'node:timers/promises';
import { v4 as uuid } from 'uuid';
import { claimJob } from './jobs.ts';
import { createParsers } from './parse.ts';
import { claimDraft } from './publishing/claim.ts';
import { publishDue } from './publishing/due.ts';
import { draftFromSource } from './publishing/from-source.ts';
import { runDraft } from './publishing/read-draft.ts';
import { runJob } from './run-job.ts';
import { sweepUploads } from './uploads.ts';
import type { WatchDeps } from './watch/check-page.ts';
import { claimSource, runSource } from './watch/claim-source.ts';

/** Jobs and drafts read at the same time, and sources checked at the same time. */
const LANES = { jobs: 2, drafts: 2, sources: 2 };
/** How often the database is asked for work. */
const LOOK_MS = 1_000;
/** Between two pieces of work others get their turn to write. */
const BREATH_MS = 5;

export interface BackgroundDeps extends Omit<WatchDeps, 'parsers' | 'signal'> {
  signal: AbortSignal;
  /** How often the database is asked for work. */
  lookMs?: number;
}

/**
 * Does the work that waits in the database, until the signal: reads queued texts and drafts, publishes drafts whose
 * day has come, and checks sources that are due. Everything that is to be done stands in the database, so it goes on where a dead process stopped.
 */
export async function workInBackground(deps: BackgroundDeps): Promise<void> {
  const { store, clock, logger } = deps;
  const parsers = createParsers();
  const owner = uuid();
  const toDraft: WatchDeps['toDraft'] = (source, bytes) => draftFromSource(source, bytes, deps);
  const shared = { ...deps, parsers, toDraft };
  const jobs = async () => {
    const job = await claimJob(store, owner, clock);
    if (job) await runJob(job, shared);
    return job !== null;
  };
  const drafts = async () => {
    const draft = await claimDraft(store, owner, clock);
    if (draft) await runDraft(draft, shared);
    return draft !== null;
  };
  const sources = async () => {
    const source = await claimSource(store, owner, clock);
    if (source) await runSource(source, shared);
    return source !== null;
  };
  try {
    const swept = await sweepUploads(deps);
    if (swept > 0) logger.info({ swept }, 'leftovers of interrupted uploads were removed');
    await Promise.all([
      ...Array.from({ length: LANES.jobs }, () => lane(jobs, deps)),
      ...Array.from({ length: LANES.drafts }, () => lane(drafts, deps)),
      ...Array.from({ length: LANES.sources }, () => lane(sources, deps)),
      lane(() => publishDue(deps), deps),
    ]);
  } finally {
    await parsers.close();
  }
}

/** Takes one piece of work after the other; waits while there is none, or while the storage is in trouble. */
async function lane(work: () => Promise<boolean>, deps: BackgroundDeps): Promise<void> {
  const { signal, logger, lookMs = LOOK_MS } = deps;
  while (!signal.aborted) {
    const worked = await work().catch((err) => {
      if (!signal.aborted) logger.error({ err }, 'background work failed');
      return false;
    });
    await pause(worked ? BREATH_MS : lookMs, undefined, { signal }).catch(() => {});
  }
}
