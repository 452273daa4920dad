import { createHash } from 'node:crypto';
import { fault } from '../src/base/faults.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import type { AuditEntry, AuditPage } from './api.ts';

/** One act: who did what to what. `data` holds ids, names of fields and figures; never a secret or a free text. */
export interface Act {
  at: Date;
  /** Id of a person, or `cli`, `system`, `anonymous`. */
  actor: string;
  /** Dotted, as `case.viewed`. */
  action: string;
  subjectKind?: string;
  subject?: string;
  data?: Record<string, unknown>;
}

/** What the first entry is chained to, and where the last hash is kept. */
const GENESIS = '0'.repeat(64);
const HEAD = 'audit_head';

/**
 * Appends an act, in the caller's transaction so that the deed and its record stand or fall together; on a store,
 * in a transaction of its own. Every entry's hash covers the one before, so a changed or missing entry shows.
 */
export async function record(writer: Writer, act: Act): Promise<void> {
  if (writer.isTransaction) await append(writer, act);
  else await writer.transaction().execute((tx) => append(tx, act));
}

async function append(tx: Writer, act: Act): Promise<void> {
  const head = await lockHead(tx);
  const entry = {
    seq: head.seq + 1,
    at: act.at.toISOString(),
    actor: act.actor,
    action: act.action,
    subject_kind: act.subjectKind ?? null,
    subject: act.subject ?? null,
    data: JSON.stringify(act.data ?? {}),
  };
  const hash = sealed(head.hash, entry);
  await tx
    .insertInto('audit')
    .values({ ...entry, hash })
    .execute();
  await tx
    .updateTable('meta')
    .set({ value: `${entry.seq}:${hash}` })
    .where('key', '=', HEAD)
    .execute();
}

/** The end of the chain. Written before it is read: that takes the lock, so two writers queue up. */
async function lockHead(tx: Writer): Promise<{ seq: number; hash: string }> {
  await tx
    .insertInto('meta')
    .values({ key: HEAD, value: `0:${GENESIS}` })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ value: ref('meta.value') })))
    .execute();
  return readHead(tx);
}

async function readHead(writer: Writer): Promise<{ seq: number; hash: string }> {
  const row = await writer.selectFrom('meta').select('value').where('key', '=', HEAD).executeTakeFirst();
  const [seq = '0', hash = GENESIS] = row?.value.split(':') ?? [];
  return { seq: Number(seq), hash };
}

/**
 * Recomputes the chain from the first entry; gives its length and last hash, to be noted outside. Throws
 * `audit_broken` at the first entry that was changed, removed or put in, and when `expected`, a last hash noted
 * earlier, is in the chain no more.
 */
export async function verifyAudit(
  store: Store,
  expected?: string,
): Promise<{ entries: number; head: string }> {
  let [seq, hash, seen] = [0, GENESIS, expected === undefined];
  for (let rows = await after(store, 0); rows.length > 0; rows = await after(store, seq)) {
    for (const row of rows) {
      if (row.seq !== seq + 1) throw fault('audit_broken', { seq: seq + 1, reason: 'entry missing' });
      if (sealed(hash, row) !== row.hash)
        throw fault('audit_broken', { seq: row.seq, reason: 'hash differs' });
      [seq, hash] = [row.seq, row.hash];
      seen ||= hash === expected;
    }
  }
  const head = await readHead(store);
  if (head.seq !== seq || head.hash !== hash)
    throw fault('audit_broken', { seq: seq + 1, reason: `entries up to ${head.seq} are missing` });
  if (!seen) throw fault('audit_broken', { seq, reason: 'the hash noted earlier is not in the chain' });
  return { entries: seq, head: hash };
}

function after(store: Store, seq: number): Promise<Row<'audit'>[]> {
  return store.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(1_000).execute();
}

function sealed(previous: string, entry: Omit<Row<'audit'>, 'hash'>): string {
  const { seq, at, actor, action, subject_kind, subject, data } = entry;
  const text = JSON.stringify([previous, seq, at, actor, action, subject_kind, subject, data]);
  return createHash('sha256').update(text).digest('hex');
}

export interface AuditQuery {
  actor?: string | undefined;
  action?: string | undefined;
  subjectKind?: string | undefined;
  subject?: string | undefined;
  /** Instants, ISO 8601 UTC: from the one on, and before the other. */
  from?: string | undefined;
  until?: string | undefined;
  /** Only entries before this one. */
  before?: number | undefined;
  limit: number;
}

/** Entries that match, newest first. `action` also matches its parts: `case` finds `case.viewed`. */
export async function readAudit(store: Store, query: AuditQuery): Promise<AuditPage> {
  let rows = store
    .selectFrom('audit')
    .leftJoin('people', 'people.id', 'audit.actor')
    .selectAll('audit')
    .select('people.name as actor_name')
    .orderBy('seq', 'desc')
    .limit(query.limit + 1);
  const { actor, action, subjectKind, subject, from, until, before } = query;
  if (actor) rows = rows.where('actor', '=', actor);
  if (action)
    rows = rows.where(({ or, eb }) => or([eb('action', '=', action), eb('action', 'like', `${action}.%`)]));
  if (subjectKind) rows = rows.where('subject_kind', '=', subjectKind);
  if (subject) rows = rows.where('subject', '=', subject);
  if (from) rows = rows.where('at', '>=', from);
  if (until) rows = rows.where('at', '<', until);
  if (before !== undefined) rows = rows.where('seq', '<', before);
  const found = await rows.execute();
  const entries = found.slice(0, query.limit).map(toEntry);
  return { entries, next: found.length > query.limit ? (entries.at(-1)?.seq ?? null) : null };
}

function toEntry(row: Row<'audit'> & { actor_name: string | null }): AuditEntry {
  const { seq, at, actor, actor_name, action, subject_kind, subject, data } = row;
  return {
    seq,
    at,
    actor,
    actorName: actor_name,
    action,
    subjectKind: subject_kind,
    subject,
    data: JSON.parse(data) as Record<string, unknown>,
  };
}
