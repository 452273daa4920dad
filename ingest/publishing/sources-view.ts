import { type NameOf, namesOf } from '../../accounts/names.ts';
import { fault } from '../../src/base/faults.ts';
import type { Store } from '../../src/store/open.ts';
import { listSourceRows, type SourceSummary } from '../watch/sources.ts';
import type { SourceDetail, SourceList, SourceView } from './api-published.ts';
import { refusalOf } from './draft-row.ts';

const MOST_PAGES = 500;
const MOST_LOOKS = 50;
/** What needs a person comes first. */
const ORDER = ['failed', 'source_withdrawn', 'new', 'held'];

/** Watched sources with how their pages stand. */
export async function sourceList(store: Store): Promise<SourceList> {
  const rows = await listSourceRows(store);
  const names = await namesOf(
    store,
    rows.map(({ created_by }) => created_by),
  );
  return { sources: rows.map((row) => viewOf(row, names)) };
}

/** One watched source. Throws `not_found`. */
export async function sourceView(store: Store, id: number): Promise<SourceView> {
  const found = (await sourceList(store)).sources.find((source) => source.id === id);
  if (!found) throw fault('not_found');
  return found;
}

/** A source with its pages and the last looks at it. Throws `not_found`. */
export async function sourceDetail(store: Store, id: number): Promise<SourceDetail> {
  const source = await sourceView(store, id);
  const pages = await store
    .selectFrom('source_pages')
    .selectAll()
    .where('source_id', '=', id)
    .orderBy('checked_at', 'desc')
    .execute();
  const looks = await store
    .selectFrom('source_fetches')
    .selectAll()
    .where('source_id', '=', id)
    .where('page_id', 'is', null)
    .orderBy('id', 'desc')
    .limit(MOST_LOOKS)
    .execute();
  return {
    source,
    pages: pages
      .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
      .slice(0, MOST_PAGES)
      .map((page) => ({
        ...{ id: page.id, url: page.url, name: page.name, status: page.status, reason: page.reason },
        documentId: page.document_id,
        fault: refusalOf(page.fault),
        checkedAt: page.checked_at,
        changedAt: page.changed_at,
        withdrawnAt: page.withdrawn_at,
      })),
    looks: looks.map(({ at, outcome, http_status, bytes, ms, fault: wrong }) => ({
      ...{ at, outcome, httpStatus: http_status, bytes, ms },
      fault: refusalOf(wrong),
    })),
  };
}

function viewOf(row: SourceSummary, names: NameOf): SourceView {
  return {
    ...{ id: row.id, url: row.url, kind: row.kind as SourceView['kind'], every: everyOf(row.every_minutes) },
    ...{ pattern: row.pattern, region: row.region, topics: JSON.parse(row.topics) as string[] },
    status: row.status as SourceView['status'],
    dueAt: row.due_at,
    checkedAt: row.checked_at,
    succeededAt: row.succeeded_at,
    failures: row.failures,
    fault: refusalOf(row.fault),
    ...{ pages: row.pages, held: row.held, failed: row.failed, withdrawn: row.withdrawn },
    createdBy: names(row.created_by),
    createdAt: row.created_at,
  };
}

function everyOf(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
