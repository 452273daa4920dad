import { countJobs, listJobs } from '../../ingest/jobs.ts';
import { listSourceRows } from '../../ingest/watch/sources.ts';
import { doubtfulPages } from '../../ingest/watch/worklist.ts';
import type { Clock } from '../base/time.ts';
import type { Store } from '../store/open.ts';

/** A source that is due for longer than this is not being checked by anybody. */
const OVERDUE_MS = 3_600_000;
/** A text that waits for longer than this is not being read by anybody. */
const WAITING_MS = 600_000;

/** How the watched sources stand. Throws when one fails again and again, or nobody checks them. */
export async function sourcesState(store: Store, clock: Clock): Promise<string> {
  const sources = await listSourceRows(store);
  const active = sources.filter(({ status }) => status === 'active');
  const failing = active.filter(({ failures }) => failures >= 3);
  if (failing.length > 0) throw new Error(`failing: ${failing.map(({ url }) => url).join(', ')}`);
  const before = new Date(clock.now().getTime() - OVERDUE_MS).toISOString();
  const overdue = active.filter(({ due_at }) => due_at < before);
  if (overdue.length > 0)
    throw new Error(
      `${overdue.length} of ${active.length} are overdue: the server checks them while it runs`,
    );
  const doubtful = await doubtfulPages(store);
  const withdrawn = doubtful.filter(({ status }) => status === 'source_withdrawn').length;
  return `${active.length} watched, ${withdrawn} texts withdrawn at their source, ${doubtful.length - withdrawn} not taken (lastkm sources doubtful)`;
}

/** How the queue of texts stands. Throws when texts wait and nobody reads them. */
export async function jobsState(store: Store, clock: Clock): Promise<string> {
  const { queued, running, done, failed } = await countJobs(store);
  const before = new Date(clock.now().getTime() - WAITING_MS).toISOString();
  const waiting = await listJobs(store, { status: 'queued', limit: 1_000 });
  const stuck = waiting.filter(({ due_at }) => due_at < before).length;
  if (stuck > 0 && running === 0)
    throw new Error(`${stuck} texts wait to be read: the server reads them while it runs`);
  return `${queued} queued, ${running} running, ${done} done, ${failed} failed`;
}
