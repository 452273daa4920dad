import { v7 as newId } from 'uuid';
import type { NameOf } from '../../accounts/names.ts';
import { fault } from '../../src/base/faults.ts';
import type { Clock, Day } from '../../src/base/time.ts';
import type { Store, Writer } from '../../src/store/open.ts';
import type { Row } from '../../src/store/tables.ts';
import type { StandardContent, StandardPreview, StandardRevision } from './api.ts';
import { contentOf } from './content.ts';
import { STAMP } from './find.ts';

/** Shows a content as an answer would, and says why it could not be one; the answer path gives it. */
export type Preview = (
  content: StandardContent,
  language: 'zh' | 'en',
  citations: StandardPreview['citations'],
  day: Day,
) => Omit<StandardPreview, 'citations'>;

export interface StandardDeps {
  store: Store;
  clock: Clock;
  preview: Preview;
}

/** A standard answer with all its revisions, newest first. */
export interface StandardRecord {
  row: Row<'standard_answers'>;
  revisions: Row<'standard_revisions'>[];
}

/** Throws `not_found`. */
export async function loadRecord(writer: Writer, id: string): Promise<StandardRecord> {
  const row = await writer.selectFrom('standard_answers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw fault('not_found');
  const revisions = await writer
    .selectFrom('standard_revisions')
    .selectAll()
    .where('answer_id', '=', id)
    .orderBy('number', 'desc')
    .execute();
  return { row, revisions };
}

/** The revision that people work on: the draft, else what is live, else the last. */
export function present({ row, revisions }: StandardRecord): Row<'standard_revisions'> {
  const number = row.draft_number ?? row.live_number;
  return revisions.find((one) => one.number === number) ?? revisions[0]!;
}

/** A revision as it is shown. */
export function revisionView(row: Row<'standard_revisions'>, nameOf: NameOf): StandardRevision {
  return {
    number: row.number,
    state: row.state as StandardRevision['state'],
    content: contentOf(row.content),
    by: nameOf(row.by_id),
    at: row.at,
    decidedBy: row.decided_by === null ? null : nameOf(row.decided_by),
    decidedAt: row.decided_at,
    comment: row.comment,
  };
}

/** Adds a draft revision in place of the one that waits, if one does; gives its number. */
export async function addRevision(
  tx: Writer,
  { row, revisions }: StandardRecord,
  content: StandardContent,
  { by, at }: { by: string; at: Date },
): Promise<number> {
  const number = (revisions[0]?.number ?? 0) + 1;
  if (row.draft_number !== null) await markRevision(tx, row.id, row.draft_number, { state: 'superseded' });
  await tx
    .insertInto('standard_revisions')
    .values({
      answer_id: row.id,
      number,
      state: 'draft',
      content: JSON.stringify(content),
      by_id: by,
      at: at.toISOString(),
    })
    .execute();
  await changeRecord(tx, row.id, { draft_number: number }, at);
  return number;
}

export async function markRevision(
  tx: Writer,
  id: string,
  number: number,
  change: Partial<Pick<Row<'standard_revisions'>, 'state' | 'decided_by' | 'decided_at' | 'comment'>>,
): Promise<void> {
  await tx
    .updateTable('standard_revisions')
    .set(change)
    .where('answer_id', '=', id)
    .where('number', '=', number)
    .execute();
}

/** Changes a standard answer; where what is live may have changed, whoever answers learns of it. */
export async function changeRecord(
  tx: Writer,
  id: string,
  change: Partial<Row<'standard_answers'>>,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('standard_answers')
    .set({ ...change, updated_at: at.toISOString() })
    .where('id', '=', id)
    .execute();
  if (change.state === undefined) return;
  const value = newId();
  await tx
    .insertInto('meta')
    .values({ key: STAMP, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
