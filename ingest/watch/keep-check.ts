import type { Clock } from '../../src/base/time.ts';
import { append } from '../../src/store/log.ts';
import type { Store, Writer } from '../../src/store/open.ts';
import type { PageCheck } from './check-page.ts';
import { type PageRow, recordLook } from './records.ts';

export interface KeepDeps {
  store: Store;
  clock: Clock;
  actor?: string;
}

/** Checks in a row that find a page gone before that counts as withdrawn: servers lose pages for an hour, too. */
const GONE_CHECKS = 3;

/** Writes down what one look brought, in one transaction: the page's record, its history, a withdrawal. */
export async function keepCheck(page: PageRow, check: PageCheck, ms: number, deps: KeepDeps): Promise<void> {
  const at = deps.clock.now();
  await deps.store.transaction().execute(async (tx) => {
    await recordLook(tx, { source_id: page.source_id, page_id: page.id }, { ...check, ms }, at);
    if (check.outcome === 'gone') await keepGone(tx, page, at, deps.actor);
    else if (check.outcome === 'failed') await keepFailed(tx, page, check, at);
    else await keepFound(tx, page, check, at, deps.actor);
  });
}

async function keepFound(
  tx: Writer,
  page: PageRow,
  check: PageCheck,
  at: Date,
  actor = 'cli',
): Promise<void> {
  const read = check.textDigest !== null;
  const documentId = check.documentId ?? page.document_id;
  const back = page.status === 'source_withdrawn' && page.reason === 'gone';
  await tx
    .updateTable('source_pages')
    .set({
      gone: 0,
      checked_at: at.toISOString(),
      etag: check.etag ?? page.etag,
      last_modified: check.lastModified ?? page.last_modified,
      bytes_digest: check.bytesDigest ?? page.bytes_digest,
      ...(read
        ? { text_digest: check.textDigest, document_id: documentId, status: 'held', fault: null }
        : {}),
      ...(page.fault?.includes('"fetch_') ? { fault: null } : {}),
      ...(check.outcome === 'unchanged' ? {} : { changed_at: at.toISOString() }),
      ...(page.status === 'source_withdrawn' && !back ? { status: page.status } : {}),
      ...(back
        ? { status: 'held', reason: null, withdrawn_at: null, settled_at: null, settled_by: null }
        : {}),
    })
    .where('id', '=', page.id)
    .execute();
  if (back) await logPage(tx, 'source.returned', page, { url: page.url }, at, actor);
}

async function keepFailed(tx: Writer, page: PageRow, check: PageCheck, at: Date): Promise<void> {
  await tx
    .updateTable('source_pages')
    .set({
      checked_at: at.toISOString(),
      fault: check.fault && JSON.stringify(check.fault),
      // What was read in full and refused need not be fetched again until it changes.
      ...(check.bytesDigest ? { bytes_digest: check.bytesDigest, etag: check.etag } : {}),
      ...(page.status === 'new' ? { status: 'failed' } : {}),
    })
    .where('id', '=', page.id)
    .execute();
}

async function keepGone(tx: Writer, page: PageRow, at: Date, actor = 'cli'): Promise<void> {
  const gone = page.gone + 1;
  await tx
    .updateTable('source_pages')
    .set({ gone, checked_at: at.toISOString() })
    .where('id', '=', page.id)
    .execute();
  if (gone >= GONE_CHECKS) await withdraw(tx, page, 'gone', at, actor);
}

/**
 * Flags a page as withdrawn at its source. Its document stays as it is and goes on answering: whether the
 * text is void is for a person to say, who finds it in the worklist.
 */
export async function withdraw(
  tx: Writer,
  page: PageRow,
  reason: 'gone' | 'unlisted',
  at: Date,
  actor: string,
): Promise<void> {
  if (page.status === 'source_withdrawn') return;
  const status = page.document_id === null ? 'failed' : 'source_withdrawn';
  const stamp = at.toISOString();
  await tx
    .updateTable('source_pages')
    .set({ status, reason, withdrawn_at: stamp, settled_at: null, settled_by: null })
    .where('id', '=', page.id)
    .execute();
  if (status === 'source_withdrawn')
    await logPage(tx, 'source.withdrawn', page, { url: page.url, reason }, at, actor);
}

/** Logs what happened to a page, under its document. */
export async function logPage(
  tx: Writer,
  kind: 'source.withdrawn' | 'source.returned' | 'source.settled',
  page: PageRow,
  data: Record<string, string>,
  at: Date,
  actor: string,
): Promise<void> {
  await append(tx, { kind, actor, subject: String(page.document_id ?? page.id), data, at });
}
