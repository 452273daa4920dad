import { v4 as uuid } from 'uuid';
import { fault } from '../../src/base/faults.ts';
import type { Logger } from '../../src/base/log.ts';
import type { Clock } from '../../src/base/time.ts';
import { append } from '../../src/store/log.ts';
import type { Store, Writer } from '../../src/store/open.ts';
import type { NewRow, Row } from '../../src/store/tables.ts';
import type { DraftState } from './api.ts';
import { columnsOf, type DraftContent } from './content.ts';
import { wordFor } from './words.ts';

export type Draft = Row<'drafts'>;

export interface PublishingDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  dataDir: string;
}

/** One draft. Throws `not_found`. */
export async function loadDraft(store: Writer, id: string): Promise<Draft> {
  const row = await store.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw fault('not_found');
  return row;
}

/** The content of a draft, now or as it was in a revision; null: it has not been read. */
export async function loadContent(
  store: Writer,
  id: string,
  revision?: number,
): Promise<DraftContent | null> {
  const row = await store
    .selectFrom('draft_revisions')
    .select('content')
    .where('draft_id', '=', id)
    .$if(revision !== undefined, (query) => query.where('revision', '=', revision ?? 0))
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? (JSON.parse(row.content) as DraftContent) : null;
}

type NewDraft = Pick<NewRow<'drafts'>, 'batch' | 'state' | 'origin' | 'name'> & Partial<NewRow<'drafts'>>;

/** Makes a draft, in the caller's transaction, and says so in the log. */
export async function insertDraft(
  tx: Writer,
  draft: NewDraft,
  { clock, actor }: { clock: Clock; actor: string },
): Promise<Draft> {
  const at = clock.now();
  const now = at.toISOString();
  const row = { id: uuid(), created_by: actor, created_at: now, changed_at: now, due_at: now, ...draft };
  const made = await tx.insertInto('drafts').values(row).returningAll().executeTakeFirstOrThrow();
  await logChange(tx, made.id, { act: 'received' }, { at, actor });
  return made;
}

/** Says in the log that a draft changed; as the first statement of a transaction it takes the lock of writers. */
export function logChange(
  tx: Writer,
  id: string,
  data: object,
  { at, actor }: { at: Date; actor: string },
): Promise<number> {
  return append(tx, { kind: 'draft.changed', actor, subject: id, data, at });
}

export interface Change {
  id: string;
  /** The revision that the one who acts has seen. */
  revision: number;
  actor: string;
  act: string;
  /** States in which it can be done. */
  from: readonly DraftState[];
}

/**
 * Changes a draft in one transaction, if it is still as the one who acts has seen it. `change` gives the columns that
 * differ afterwards. Throws `not_found`, `draft_changed`, `draft_state`.
 */
export async function changeDraft(
  { store, clock }: Pick<PublishingDeps, 'store' | 'clock'>,
  { id, revision, actor, act, from }: Change,
  change: (tx: Writer, draft: Draft, at: Date) => Promise<Partial<NewRow<'drafts'>>>,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    await logChange(tx, id, { act }, { at, actor });
    const draft = await loadDraft(tx, id);
    if (draft.revision !== revision) throw fault('draft_changed');
    requireState(draft, from);
    const set = await change(tx, draft, at);
    await tx
      .updateTable('drafts')
      .set({ ...set, revision: revision + 1, changed_at: at.toISOString() })
      .where('id', '=', id)
      .execute();
  });
}

/** Throws `draft_state` unless a draft is in one of the states. */
export function requireState(draft: Draft, states: readonly DraftState[]): void {
  if (states.includes(draft.state as DraftState)) return;
  const { zh, en } = wordFor('states', draft.state);
  throw fault('draft_state', { state: `${zh} / ${en}` });
}

/** What a change of a content is told as. */
export interface RevisionNote {
  kind: string;
  /** The field, or the place of the passage from 0. */
  what?: { field: string } | { passage: number };
  before?: string | null;
  after?: string | null;
}

/** Keeps a content as a revision of a draft; gives the columns that follow from it. */
export async function putRevision(
  tx: Writer,
  draft: Pick<Draft, 'id' | 'revision'>,
  content: DraftContent,
  note: RevisionNote,
  { at, actor }: { at: Date; actor: string },
): Promise<ReturnType<typeof columnsOf>> {
  await tx
    .insertInto('draft_revisions')
    .values({
      draft_id: draft.id,
      revision: draft.revision + 1,
      kind: note.kind,
      what: note.what ? JSON.stringify(note.what) : null,
      before: note.before ?? null,
      after: note.after ?? null,
      content: JSON.stringify(content),
      by_id: actor,
      at: at.toISOString(),
    })
    .execute();
  return columnsOf(content);
}
