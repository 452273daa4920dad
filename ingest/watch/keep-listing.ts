import type { Writer } from '../../src/store/open.ts';
import { logPage, withdraw } from './keep-check.ts';
import type { Entry } from './listing.ts';
import { type PageRow, pageAt } from './records.ts';
import type { SourceRow } from './sources.ts';

/** Checks in a row whose list lacks a page before that counts as withdrawn. */
const UNLISTED_CHECKS = 2;

/**
 * Brings the records of a source's pages to what it lists now: new pages, places, pages that came back, and
 * pages that were taken out. A page that left at the end of a list has only grown old; one that is missing
 * though older ones are still there was taken out. A list without half of its pages proves nothing.
 */
export async function keepListing(
  tx: Writer,
  source: SourceRow,
  entries: readonly Entry[],
  at: Date,
  actor: string,
): Promise<void> {
  const tracked = await trackedPages(tx, source.id);
  const listed = new Set(entries.map(({ url }) => url));
  const missing = tracked.filter(({ url }) => !listed.has(url));
  if (missing.length * 2 <= tracked.length)
    await keepMissing(tx, source, tracked, missing, listed, at, actor);
  for (const [place, entry] of entries.entries()) await keepListed(tx, source, entry, place, at, actor);
}

/** Pages already missed stay missed while the list is the same. */
export async function keepSameListing(tx: Writer, source: SourceRow, at: Date, actor: string): Promise<void> {
  const missed = (await trackedPages(tx, source.id)).filter(({ unlisted }) => unlisted > 0);
  for (const page of missed) await miss(tx, page, at, actor);
}

function trackedPages(tx: Writer, sourceId: number): Promise<PageRow[]> {
  return tx
    .selectFrom('source_pages')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('parent_id', 'is', null)
    .where('place', 'is not', null)
    .where('status', '<>', 'source_withdrawn')
    .execute();
}

async function keepMissing(
  tx: Writer,
  source: SourceRow,
  tracked: readonly PageRow[],
  missing: readonly PageRow[],
  listed: ReadonlySet<string>,
  at: Date,
  actor: string,
): Promise<void> {
  const last = Math.max(...tracked.filter(({ url }) => listed.has(url)).map(({ place }) => place ?? 0));
  for (const page of missing) {
    const takenOut = source.kind === 'sitemap' || page.unlisted > 0 || (page.place ?? 0) < last;
    if (takenOut) await miss(tx, page, at, actor);
    else await tx.updateTable('source_pages').set({ place: null }).where('id', '=', page.id).execute();
  }
}

async function miss(tx: Writer, page: PageRow, at: Date, actor: string): Promise<void> {
  const unlisted = page.unlisted + 1;
  await tx.updateTable('source_pages').set({ unlisted }).where('id', '=', page.id).execute();
  if (unlisted >= UNLISTED_CHECKS) await withdraw(tx, page, 'unlisted', at, actor);
}

async function keepListed(
  tx: Writer,
  source: SourceRow,
  entry: Entry,
  place: number,
  at: Date,
  actor: string,
): Promise<void> {
  const facts = { source_id: source.id, name: entry.name || null, parent_id: null, place };
  const page = await pageAt(tx, entry.url, facts, at);
  // A page that another source found first stays with it.
  if (page.source_id !== null && page.source_id !== source.id) return;
  const back = page.status === 'source_withdrawn' && page.reason === 'unlisted';
  const changed = entry.changedAt !== null && page.checked_at !== null && entry.changedAt > page.checked_at;
  await tx
    .updateTable('source_pages')
    .set({
      source_id: source.id,
      place,
      unlisted: 0,
      name: page.name ?? facts.name,
      ...(changed ? { checked_at: null } : {}),
      ...(back
        ? { status: 'held', reason: null, withdrawn_at: null, settled_at: null, settled_by: null }
        : {}),
    })
    .where('id', '=', page.id)
    .execute();
  if (back) await logPage(tx, 'source.returned', page, { url: page.url }, at, actor);
}
