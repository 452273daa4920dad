import { Fault } from '../../src/base/faults.ts';
import type { DocumentResult } from '../results.ts';
import { checkPage, type PageCheck, type WatchDeps } from './check-page.ts';
import { keepListing, keepSameListing } from './keep-listing.ts';
import type { Link } from './links.ts';
import { listEntries } from './list-entries.ts';
import { type KeptFault, keptFault, type PageOutcome, type PageRow, pageAt, recordLook } from './records.ts';
import { nextDue } from './schedule.ts';
import type { SourceRow } from './sources.ts';

/** What one check of a source brought. */
export interface SourceCheck {
  counts: Record<PageOutcome, number>;
  results: DocumentResult[];
  fault: KeptFault | null;
  /** Pages are left for the next check. */
  more: boolean;
}

/** Pages looked at in one check: new ones come in portions, old ones in turn. */
const MOST_PAGES = 60;
/** A page without news is looked at again after this, whatever the rhythm of its source. */
const RECHECK_MS = 24 * 3_600_000;

/**
 * Checks a source once: its list, then new pages, pages that were gone or failed, and pages whose turn it is.
 * Whatever happens, the source is due again later; a failure makes that later still.
 */
export async function checkSource(source: SourceRow, deps: WatchDeps): Promise<SourceCheck> {
  const check: SourceCheck = {
    counts: { new: 0, changed: 0, unchanged: 0, gone: 0, failed: 0 },
    results: [],
    fault: null,
    more: false,
  };
  try {
    await readList(source, deps);
    await checkPages(source, check, deps);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    check.fault = keptFault(cause);
  }
  await keepChecked(source, check, deps);
  return check;
}

/** Fetches the list and brings the records to it. */
async function readList(source: SourceRow, deps: WatchDeps): Promise<void> {
  const started = performance.now();
  const at = deps.clock.now();
  const { store, actor = 'cli' } = deps;
  const found = await listEntries(source, deps);
  const { entries, httpStatus, bytes, etag, lastModified, listing } = found;
  const same = entries === null || (listing !== null && listing === source.listing);
  await store.transaction().execute(async (tx) => {
    if (entries !== null) await keepListing(tx, source, entries, at, actor);
    else await keepSameListing(tx, source, at, actor);
    if (source.kind === 'page') return;
    if (entries !== null) {
      const set = { etag, last_modified: lastModified, listing };
      await tx.updateTable('sources').set(set).where('id', '=', source.id).execute();
    }
    const outcome = source.listing === null ? 'new' : same ? 'unchanged' : 'changed';
    const look = { outcome, httpStatus, finalUrl: null, bytes, fault: null } as const;
    const ms = performance.now() - started;
    await recordLook(tx, { source_id: source.id, page_id: null }, { ...look, ms }, at);
  });
}

async function checkPages(source: SourceRow, check: SourceCheck, deps: WatchDeps): Promise<void> {
  const facts = { region: source.region, topics: JSON.parse(source.topics) as string[] };
  const due = await duePages(source, deps);
  check.more = due.length > MOST_PAGES;
  for (const page of due.slice(0, MOST_PAGES)) {
    if (deps.signal?.aborted) {
      check.more = true;
      return;
    }
    const seen = await checkPage(page, deps, { ...facts, conditional: true });
    count(check, seen);
    for (const attachment of await newAttachments(page, seen.attachments, deps))
      count(check, await checkPage(attachment, deps, { ...facts, conditional: true }));
    if (source.kind === 'page' && seen.fault) check.fault = seen.fault;
  }
}

function count(check: SourceCheck, seen: PageCheck): void {
  check.counts[seen.outcome]++;
  if (seen.outcome !== 'unchanged') check.results.push(...seen.results);
}

/** New pages first, then those in doubt, then the rest in turn; one more than are taken, to tell of more. */
function duePages(source: SourceRow, { store, clock }: WatchDeps): Promise<PageRow[]> {
  const rhythm = source.kind === 'page' ? 0 : Math.max(RECHECK_MS, source.every_minutes * 60_000);
  const before = new Date(clock.now().getTime() - rhythm).toISOString();
  return store
    .selectFrom('source_pages')
    .selectAll()
    .where('source_id', '=', source.id)
    .where((eb) =>
      eb.or([
        eb('checked_at', 'is', null),
        eb('checked_at', '<=', before),
        eb.and([
          eb('status', '<>', 'source_withdrawn'),
          eb.or([eb('gone', '>', 0), eb('unlisted', '>', 0), eb('status', '=', 'failed')]),
        ]),
      ]),
    )
    .orderBy((eb) =>
      eb.case().when('checked_at', 'is', null).then(0).when('gone', '>', 0).then(1).else(2).end(),
    )
    .orderBy('checked_at')
    .orderBy('id')
    .limit(MOST_PAGES + 1)
    .execute();
}

/** The records of a page's attachments; those seen for the first time are given. */
export async function newAttachments(
  page: PageRow,
  links: readonly Link[],
  { store, clock }: Pick<WatchDeps, 'store' | 'clock'>,
): Promise<PageRow[]> {
  const found: PageRow[] = [];
  for (const { url, name } of links) {
    const facts = { source_id: page.source_id, parent_id: page.id, name: name || null, place: null };
    found.push(await pageAt(store, url, facts, clock.now()));
  }
  return found.filter(({ parent_id, checked_at }) => parent_id === page.id && checked_at === null);
}

async function keepChecked(source: SourceRow, check: SourceCheck, deps: WatchDeps): Promise<void> {
  const at = deps.clock.now();
  const failures = check.fault ? source.failures + 1 : 0;
  await deps.store.transaction().execute(async (tx) => {
    await tx
      .updateTable('sources')
      .set({
        checked_at: at.toISOString(),
        ...(check.fault ? {} : { succeeded_at: at.toISOString() }),
        failures,
        fault: check.fault && JSON.stringify(check.fault),
        due_at: nextDue({ everyMinutes: source.every_minutes, failures, more: check.more }, at).toISOString(),
      })
      .where('id', '=', source.id)
      .execute();
    if (check.fault && source.kind !== 'page')
      await recordLook(
        tx,
        { source_id: source.id, page_id: null },
        { outcome: 'failed', httpStatus: null, finalUrl: null, bytes: null, ms: 0, fault: check.fault },
        at,
      );
  });
}
