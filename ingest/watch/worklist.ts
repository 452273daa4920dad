import { fault } from '../../src/base/faults.ts';
import type { Clock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { logPage } from './keep-check.ts';

/** A text that waits for a person: withdrawn at its source, or not taken as the source has it now. */
export interface DoubtfulPage {
  id: number;
  url: string;
  documentId: number | null;
  title: string | null;
  status: string;
  reason: string | null;
  since: string | null;
  /** JSON of a kept fault. */
  fault: string | null;
}

/** Pages withdrawn at their source that nobody has settled, and pages whose last reading was refused. */
export async function doubtfulPages(store: Store): Promise<DoubtfulPage[]> {
  return store
    .selectFrom('source_pages as p')
    .leftJoin('documents as d', 'd.id', 'p.document_id')
    .select([
      'p.id',
      'p.url',
      'p.document_id as documentId',
      'd.title',
      'p.status',
      'p.reason',
      'p.withdrawn_at as since',
      'p.fault',
    ])
    .where((eb) =>
      eb.or([
        eb.and([eb('p.status', '=', 'source_withdrawn'), eb('p.settled_at', 'is', null)]),
        eb('p.status', '=', 'failed'),
        eb.and([eb('p.status', '=', 'held'), eb('p.fault', 'is not', null)]),
      ]),
    )
    .orderBy('p.withdrawn_at', 'desc')
    .orderBy('p.id')
    .execute();
}

/** A person has looked at a withdrawal: it leaves the worklist. Throws `not_found`. */
export async function settleWithdrawal(
  store: Store,
  pageId: number,
  { clock, actor }: { clock: Clock; actor: string },
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    const page = await tx
      .updateTable('source_pages')
      .set({ settled_at: at.toISOString(), settled_by: actor })
      .where('id', '=', pageId)
      .where('status', '=', 'source_withdrawn')
      .where('settled_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!page) throw fault('not_found');
    await logPage(tx, 'source.settled', page, { url: page.url }, at, actor);
  });
}
