import type { Fault, FaultCode } from '../../src/base/faults.ts';
import type { Bilingual } from '../../src/base/language.ts';
import type { Store, Writer } from '../../src/store/open.ts';
import type { NewRow, Row } from '../../src/store/tables.ts';

export type PageRow = Row<'source_pages'>;
export type PageOutcome = 'new' | 'changed' | 'unchanged' | 'gone' | 'failed';

/** What became of one look at a source or page. */
export interface Look {
  outcome: PageOutcome;
  httpStatus: number | null;
  finalUrl: string | null;
  bytes: number | null;
  ms: number;
  fault: KeptFault | null;
}

/** How many looks are kept of each page and each source. */
const KEPT_LOOKS = 50;

/** The record of an address, made when there is none yet. What is known already stays. */
export async function pageAt(
  writer: Writer,
  url: string,
  facts: Pick<NewRow<'source_pages'>, 'source_id' | 'parent_id' | 'name' | 'place'>,
  at: Date,
): Promise<PageRow> {
  await writer
    .insertInto('source_pages')
    .values({ url, ...facts, status: 'new', first_seen_at: at.toISOString() })
    .onConflict((conflict) => conflict.column('url').doNothing())
    .execute();
  return writer.selectFrom('source_pages').selectAll().where('url', '=', url).executeTakeFirstOrThrow();
}

/** Adds a look to the history of a source or page, and forgets the oldest beyond `KEPT_LOOKS`. */
export async function recordLook(
  writer: Writer,
  of: { source_id: number | null; page_id: number | null },
  look: Look,
  at: Date,
): Promise<void> {
  await writer
    .insertInto('source_fetches')
    .values({
      ...of,
      at: at.toISOString(),
      outcome: look.outcome,
      http_status: look.httpStatus,
      final_url: look.finalUrl,
      bytes: look.bytes,
      ms: Math.round(look.ms),
      fault: look.fault && JSON.stringify(look.fault),
    })
    .execute();
  const [column, id] =
    of.page_id === null ? (['source_id', of.source_id] as const) : (['page_id', of.page_id] as const);
  const kept = writer
    .selectFrom('source_fetches')
    .select('id')
    .where(column, '=', id)
    .$if(column === 'source_id', (query) => query.where('page_id', 'is', null))
    .orderBy('id', 'desc')
    .limit(KEPT_LOOKS);
  await writer
    .deleteFrom('source_fetches')
    .where(column, '=', id)
    .$if(column === 'source_id', (query) => query.where('page_id', 'is', null))
    .where('id', 'not in', kept)
    .execute();
}

/** A fault as it is kept, told in both languages. */
export interface KeptFault {
  code: FaultCode;
  message: Bilingual;
}

export function keptFault(fault: Fault): KeptFault {
  return { code: fault.code, message: { zh: fault.in('zh'), en: fault.in('en') } };
}

/** Where a document came from: its page, the notice that it is attached to, and the last looks at it. */
export interface SourceRecord {
  page: PageRow;
  parent: PageRow | null;
  looks: Row<'source_fetches'>[];
}

/** The records of a document's sources, latest looks first. */
export async function recordsOf(store: Store, documentId: number): Promise<SourceRecord[]> {
  const pages = await store
    .selectFrom('source_pages')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('id')
    .execute();
  return Promise.all(
    pages.map(async (page) => ({
      page,
      parent: (page.parent_id && (await pageById(store, page.parent_id))) || null,
      looks: await looksAt(store, page.id),
    })),
  );
}

async function pageById(store: Store, id: number): Promise<PageRow | undefined> {
  return store.selectFrom('source_pages').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The history of a page, latest first. */
export async function looksAt(store: Store, pageId: number): Promise<Row<'source_fetches'>[]> {
  return store
    .selectFrom('source_fetches')
    .selectAll()
    .where('page_id', '=', pageId)
    .orderBy('id', 'desc')
    .execute();
}
