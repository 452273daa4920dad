import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { pace } from '../src/base/pace.ts';
import type { Store } from '../src/store/open.ts';
import type { Followed } from './catch-up.ts';
import type { Postings } from './search-index.memory-postings.ts';
import { loadPostings, savePostings } from './search-index.memory-snapshot.ts';

/** Rows compared between two turns of the event loop: about 10 ms. */
const ROWS_PER_LOOK = 4000;

/** How far the rows were followed, and when the last change seen was logged: another database says otherwise. */
const markSchema = z.object({
  followed: z.object({ cursor: z.object({ seq: z.number(), id: z.number() }), scopesSeq: z.number() }),
  loggedAt: z.string().nullable(),
});

/** Keeps the postings, to be taken up by `restore` after the next start. */
export async function keep(
  store: Store,
  folder: string,
  postings: Postings,
  followed: Followed,
): Promise<void> {
  const mark = { followed, loggedAt: await loggedAt(store, followed.cursor.seq) };
  await savePostings(file(folder), postings, JSON.stringify(mark));
}

/** Postings kept for this database; null when there are none that fit. */
export async function restore(
  store: Store,
  folder: string,
): Promise<{ postings: Postings; followed: Followed } | null> {
  const kept = await loadPostings(file(folder));
  if (!kept) return null;
  const mark = markSchema.safeParse(JSON.parse(kept.mark)).data;
  if (!mark || mark.loggedAt !== (await loggedAt(store, mark.followed.cursor.seq))) return null;
  return { postings: kept.postings, followed: mark.followed };
}

/** Whether postings hold just the passages that the database has to be found. Looks at the rows in slices. */
export async function agrees(store: Store, postings: Postings): Promise<boolean> {
  const last = await store.selectFrom('passages').select(sql<number>`max(id)`.as('id')).executeTakeFirst();
  let held = 0;
  for (let after = 0; after < (last?.id ?? 0); after += ROWS_PER_LOOK) {
    const { rows } = await sql<{ id: number }>`
      select p.id
      from passages p join versions v on v.id = p.version_id join documents d on d.id = v.document_id
      where p.id > ${after} and p.id <= ${after + ROWS_PER_LOOK}
        and p.retired_at is null and v.retired_at is null and d.visibility = 'public'
    `.execute(store);
    if (!rows.every(({ id }) => postings.ordinals.has(id))) return false;
    held += rows.length;
    if (pace.due()) await pace.turn();
  }
  return held === postings.ordinals.size;
}

function file(folder: string): string {
  return join(folder, 'postings.bin');
}

async function loggedAt(store: Store, seq: number): Promise<string | null> {
  const row = await store.selectFrom('log').select('at').where('seq', '=', seq).executeTakeFirst();
  return row?.at ?? null;
}
