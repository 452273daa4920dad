import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { record } from '../../accounts/audit.ts';
import { say } from '../../bot/say.ts';
import { attachmentPath } from '../../desk/attachment-rows.ts';
import { withdraw } from '../../desk/close.ts';
import { openCaseOf } from '../../desk/record.ts';
import type { Clock } from '../base/time.ts';
import type { Store } from '../store/open.ts';
import type { Erased } from './api.ts';
import { backupsUntil } from './backups.ts';
import { emptyConversation } from './erase-rows.ts';
import { dropCopies } from './evaluation/folder.ts';

export interface EraseDeps {
  store: Store;
  clock: Clock;
  dataDir: string;
  /** A person's id, `cli` or `system`. */
  actor: string;
  /** Longest waits for answers under way, and for others to let go of the write-ahead log. */
  patienceMs?: number;
}

const PATIENCE_MS = 20_000;
const LOOK_MS = 250;
/** Set once the whole file was rewritten: pages of before `secure_delete` hold no leftovers any more. */
const REWRITTEN = 'secure_delete_since';

/**
 * Erases what was said and written in conversations (PIPL art. 47): texts, contact, files, mails, and their
 * traces in the database file and its write-ahead log. An open case is closed as withdrawn first.
 */
export async function eraseConversations(
  deps: EraseDeps,
  ids: readonly string[],
  reason: 'request' | 'retention',
): Promise<Erased> {
  const { store, clock, dataDir, actor } = deps;
  const total = { conversations: ids.length, messages: 0, cases: 0, files: 0, mails: 0 };
  for (const id of ids) {
    await settle(deps, id);
    if (await openCaseOf(store, id)) await withdraw({ store, clock, say }, id);
    const emptied = await eraseOne(deps, id, reason);
    for (const digest of emptied.files) await rm(attachmentPath(dataDir, digest), { force: true });
    total.messages += emptied.messages;
    total.cases += emptied.cases;
    total.mails += emptied.mails;
    total.files += emptied.files.length;
  }
  if (ids.length > 0)
    await record(store, { at: clock.now(), actor, action: 'person.erased', data: { ...total, reason } });
  if (ids.length > 0) await dropCopies(dataDir);
  const complete = ids.length === 0 || (await scrub(deps));
  return { ...total, complete, backupsUntil: await backupsUntil(store, dataDir) };
}

function eraseOne({ store, clock, actor }: EraseDeps, id: string, reason: string) {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const row = { reason, by_id: actor, at: at.toISOString() };
    await tx
      .insertInto('erasures')
      .values({ conversation_id: id, ...row })
      .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(row))
      .execute();
    return emptyConversation(tx, id, { actor, at });
  });
}

/** Waits for answers under way, so that none is written behind the eraser's back. */
async function settle({ store, patienceMs = PATIENCE_MS }: EraseDeps, id: string): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(LOOK_MS)) {
    const open = await store
      .selectFrom('questions as q')
      .leftJoin('answers as a', 'a.question_id', 'q.id')
      .select('q.id')
      .where('q.conversation_id', '=', id)
      .where('a.id', 'is', null)
      .executeTakeFirst();
    if (!open) return;
  }
}

/**
 * Removes what deleted words leave in files: a database of before `secure_delete` is rewritten once, and the
 * write-ahead log is emptied. False when somebody else still reads from it.
 */
async function scrub({ store, clock, patienceMs = PATIENCE_MS }: EraseDeps): Promise<boolean> {
  const done = await store.selectFrom('meta').select('value').where('key', '=', REWRITTEN).executeTakeFirst();
  if (!done) {
    await sql`vacuum`.execute(store);
    await store.insertInto('meta').values({ key: REWRITTEN, value: clock.now().toISOString() }).execute();
  }
  for (const until = Date.now() + patienceMs; ; await pause(LOOK_MS)) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(store);
    if (rows[0]?.busy === 0) return true;
    if (Date.now() >= until) return false;
  }
}
