import { sql } from 'kysely';
import { pace } from '../src/base/pace.ts';
import type { Store } from '../src/store/open.ts';
import { type ChangeCursor, passagesChangedSince } from './corpus.ts';
import { entryMaker } from './entry.ts';
import type { IndexEntry, SearchIndex, VersionScope } from './search-index.ts';
import { CATCH_UP } from './tuning.ts';
import { versionScopes } from './version-scopes.ts';

/** How far an index has followed the rows. */
export interface Followed {
  cursor: ChangeCursor;
  /** Sequence of the last change to documents that the scopes know of. */
  scopesSeq: number;
}

export const NOTHING_FOLLOWED: Followed = { cursor: { seq: 0, id: 0 }, scopesSeq: -1 };

export interface CaughtUp {
  followed: Followed;
  /** Passages added, replaced or removed. */
  changed: number;
  /** What is known of the versions, when it was read anew. */
  scopes: VersionScope[] | null;
}

/**
 * Brings the index up to the rows, whichever process wrote them. Costs two index look-ups when nothing
 * changed. Scopes go in before and after the passages: a text that just ended stops answering first, and
 * a text that came meanwhile has its scope when its passages are in.
 */
export async function catchUp(store: Store, index: SearchIndex, followed: Followed): Promise<CaughtUp> {
  const { passagesSeq, documentsSeq } = await changeCounters(store);
  const same = passagesSeq <= followed.cursor.seq && documentsSeq === followed.scopesSeq;
  if (same) return { followed, changed: 0, scopes: null };
  index.setScopes(await versionScopes(store));
  const { cursor, changed } = await followPassages(store, index, followed.cursor);
  const after = await changeCounters(store);
  const scopes = await versionScopes(store);
  index.setScopes(scopes);
  return { followed: { cursor, scopesSeq: after.documentsSeq }, changed, scopes };
}

async function followPassages(
  store: Store,
  index: SearchIndex,
  from: ChangeCursor,
): Promise<{ cursor: ChangeCursor; changed: number }> {
  const toEntry = entryMaker();
  let cursor = from;
  let changed = 0;
  for (;;) {
    const page = await passagesChangedSince(store, cursor, CATCH_UP.pageSize);
    const entries: IndexEntry[] = [];
    const gone: number[] = [];
    for (const { passage, retired, visible } of page) {
      if (retired || !visible) gone.push(passage.id);
      else entries.push(toEntry(passage));
      if (pace.due()) await pace.turn();
    }
    await index.remove(gone);
    await index.put(entries);
    changed += page.length;
    cursor = page.at(-1)?.cursor ?? cursor;
    if (page.length < CATCH_UP.pageSize) return { cursor, changed };
    if (pace.due()) await pace.turn();
  }
}

async function changeCounters(store: Store): Promise<{ passagesSeq: number; documentsSeq: number }> {
  const { rows } = await sql<{ passages: number | null; documents: number | null }>`
    select (select max(changed_seq) from passages) as passages,
      (select max(seq) from log where kind in ('document.ingested', 'document.retired')) as documents
  `.execute(store);
  return { passagesSeq: Number(rows[0]?.passages ?? 0), documentsSeq: Number(rows[0]?.documents ?? 0) };
}
