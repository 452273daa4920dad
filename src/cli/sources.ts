import {
  addSource,
  listSourceRows,
  type NewSource,
  type SourceSummary,
  setSourceStatus,
} from '../../ingest/watch/sources.ts';
import { doubtfulPages, settleWithdrawal } from '../../ingest/watch/worklist.ts';
import { fault } from '../base/faults.ts';
import { say, sayJson } from './say.ts';
import { withStore } from './with-store.ts';

const STATUSES = { pause: 'paused', resume: 'active', remove: 'removed' } as const;

/** Begins to watch a source. */
export async function addCommand(url: string, options: Omit<NewSource, 'url'>): Promise<void> {
  await withStore(async (desk) => {
    const { id } = await addSource({ url, ...options }, { ...desk, allow: desk.config.FETCH_ALLOW });
    say(`source ${id} is watched; the server checks it, or: lastkm sources run ${id}`);
  });
}

/** Lists the sources. */
export async function listCommand(options: { json?: boolean }): Promise<void> {
  await withStore(async ({ store }) => {
    for (const source of await listSourceRows(store))
      if (options.json) sayJson(source);
      else say(line(source));
  });
}

/** Pauses, resumes or removes a source. Throws `not_found`. */
export async function statusCommand(verb: string, id: string): Promise<void> {
  await withStore((desk) => setSourceStatus(numberOf(id), STATUSES[verb as keyof typeof STATUSES], desk));
}

/** Lists what a person should look at, or settles one withdrawal. */
export async function doubtfulCommand(options: { settle?: string; json?: boolean }): Promise<void> {
  await withStore(async (desk) => {
    if (options.settle) return settleWithdrawal(desk.store, numberOf(options.settle), desk);
    for (const page of await doubtfulPages(desk.store))
      if (options.json) sayJson(page);
      else
        say(
          `${String(page.id).padStart(5)} ${page.status} ${page.reason ?? ''} ${page.title ?? ''} ${page.url}`,
        );
  });
}

/** An id as typed. Throws `not_found` for what cannot be one. */
export function numberOf(id: string): number {
  if (!/^\d{1,9}$/.test(id)) throw fault('not_found');
  return Number(id);
}

function line(source: SourceSummary): string {
  const { id, status, kind, url, held, failed, withdrawn, due_at, fault: wrong } = source;
  const problem = wrong ? `\n        ! ${(JSON.parse(wrong) as { message: { en: string } }).message.en}` : '';
  const state = `${held} held, ${failed} failed, ${withdrawn} withdrawn`;
  return `${String(id).padStart(5)} ${status.padEnd(7)} ${kind.padEnd(7)} ${url}\n        ${state}; next check ${due_at}${problem}`;
}
