import { retireVersion, syncDocument } from '../knowledge/corpus-write.ts';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store } from '../src/store/open.ts';
import { guideDocuments } from './guide-documents.ts';
import { guidesDigest, readGuides } from './guides.ts';

/** Raise it when the same guides become other documents. */
const FORM = 1;
const STAMP = 'guides';

/**
 * Brings the stored starter guides to those of the package: writes what differs, retires those that are gone.
 * Gives how many documents changed. The same files as last time are not even read.
 */
export async function loadGuides(store: Store, clock: Clock): Promise<number> {
  const digest = `${FORM}:${guidesDigest()}`;
  const stamp = await store.selectFrom('meta').select('value').where('key', '=', STAMP).executeTakeFirst();
  if (stamp?.value === digest) return 0;
  const documents = guideDocuments(readGuides());
  let changed = 0;
  for (const document of documents) {
    const { status } = await syncDocument(store, document, { clock, actor: 'system' });
    if (status !== 'unchanged') changed += 1;
  }
  changed += await retireGone(store, clock, new Set(documents.map(({ key }) => key)));
  await store
    .insertInto('meta')
    .values({ key: STAMP, value: digest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: digest }))
    .execute();
  return changed;
}

async function retireGone(store: Store, clock: Clock, wanted: Set<string>): Promise<number> {
  const held = await store
    .selectFrom('versions')
    .innerJoin('documents', 'documents.id', 'versions.document_id')
    .where('documents.key', 'like', 'guide:%')
    .where('versions.retired_at', 'is', null)
    .select(['versions.id', 'documents.key', 'documents.id as document_id'])
    .execute();
  const gone = held.filter(({ key }) => !wanted.has(key));
  for (const { id, key, document_id } of gone) {
    await store.transaction().execute(async (tx) => {
      const at = clock.now();
      const seq = await append(tx, {
        kind: 'document.retired',
        actor: 'system',
        subject: String(document_id),
        data: { key },
        at,
      });
      await retireVersion(tx, id, seq, at);
    });
  }
  return gone.length;
}
