import { listVersions } from '../../knowledge/corpus.ts';
import { nameKey } from '../../knowledge/document-key.ts';
import { repealedParts } from '../../knowledge/passage-windows.ts';
import { standingOn } from '../../knowledge/validity.ts';
import { readConfig } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import { type Day, systemClock, today } from '../base/time.ts';
import { databaseFile, openStore, type Store } from '../store/open.ts';
import { say, sayJson } from './say.ts';

/** Opens the store for one command and closes it after it. */
export async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(databaseFile(readConfig()));
  try {
    return await use(store);
  } finally {
    await store.destroy();
  }
}

/** Lists every version of every document with its window and how it stands on the day. */
export async function documentsListCommand(options: { json?: boolean; on?: Day }): Promise<void> {
  await withStore(async (store) => {
    const day = options.on ?? today(systemClock);
    const parts = await repealedParts(store);
    for (const version of await listVersions(store)) {
      const standing = standingOn(version, parts.get(version.id) ?? [], day);
      if (options.json) sayJson({ ...version, validity: standing });
      else {
        const window = `${version.effectiveFrom ?? version.publishedOn ?? '…'} → ${version.effectiveTo ?? '…'}`;
        const copy = version.duplicateOf === null ? '' : ` = ${version.duplicateOf}`;
        const id = String(version.id).padStart(5);
        say(
          `${id} ${standing.padEnd(17)} ${window.padEnd(25)} ${version.title} (${version.passages})${copy}`,
        );
      }
    }
  });
}

/** The versions meant by an id or a title, oldest first. Throws `not_found`. */
export async function versionsMeant(
  store: Store,
  meant: string,
): Promise<{ id: number; documentId: number }[]> {
  const rows = await store
    .selectFrom('versions')
    .select(['id', 'document_id as documentId', 'title'])
    .where('retired_at', 'is', null)
    .orderBy('published_on')
    .orderBy('label')
    .execute();
  const found = /^\d+$/.test(meant)
    ? rows.filter(({ id }) => id === Number(meant))
    : rows.filter(({ title }) => nameKey(title) === nameKey(meant));
  if (found.length === 0) throw fault('not_found');
  return found;
}
