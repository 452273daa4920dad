import { v7 as newId } from 'uuid';
import { record } from '../../../accounts/audit.ts';
import { fault } from '../../base/faults.ts';
import type { Clock } from '../../base/time.ts';
import type { Store, Writer } from '../../store/open.ts';
import type { Row } from '../../store/tables.ts';
import type { EvaluationSet, EvaluationSetDetail } from './api.ts';
import { questionView } from './question-rows.ts';
import { lastRunOf } from './run-views.ts';

/** Who changes a set, and where. */
export interface SetDeps {
  store: Store;
  clock: Clock;
  actor: string;
}

/** Every set, by name. */
export async function listSets(store: Store): Promise<EvaluationSet[]> {
  const rows = await store.selectFrom('eval_sets').selectAll().orderBy('name').execute();
  return Promise.all(rows.map((row) => setView(store, row)));
}

/** One set with its questions. Throws `not_found`. */
export async function loadSet(store: Store, id: string): Promise<EvaluationSetDetail> {
  const row = await setRow(store, id);
  const items = await store
    .selectFrom('eval_questions')
    .selectAll()
    .where('set_id', '=', id)
    .orderBy('name')
    .execute();
  return { ...(await setView(store, row)), items: items.map(questionView) };
}

/** Makes a set, or with the id of one renames that. Throws `not_found`, `name_taken`. */
export async function saveSet(
  { store, clock, actor }: SetDeps,
  { name, about }: { name: string; about: string },
  id?: string,
): Promise<EvaluationSet> {
  const at = clock.now();
  const saved = id ?? newId();
  await store.transaction().execute(async (tx) => {
    const same = await tx.selectFrom('eval_sets').select('id').where('name', '=', name).executeTakeFirst();
    if (same && same.id !== id) throw fault('name_taken', { name });
    const row = { name, about, updated_at: at.toISOString() };
    if (id === undefined)
      await tx
        .insertInto('eval_sets')
        .values({ id: saved, ...row })
        .execute();
    else {
      await setRow(tx, id);
      await tx.updateTable('eval_sets').set(row).where('id', '=', id).execute();
    }
    await record(tx, {
      at,
      actor,
      action: 'evaluation.set_saved',
      subjectKind: 'evaluation_set',
      subject: saved,
    });
  });
  return setView(store, await setRow(store, saved));
}

/** Deletes a set with its questions and runs. Throws `not_found`. */
export async function deleteSet({ store, clock, actor }: SetDeps, id: string): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    await setRow(tx, id);
    await tx.deleteFrom('eval_sets').where('id', '=', id).execute();
    await record(tx, {
      at,
      actor,
      action: 'evaluation.set_deleted',
      subjectKind: 'evaluation_set',
      subject: id,
    });
  });
}

/** The row of a set. Throws `not_found`. */
export async function setRow(writer: Writer, id: string): Promise<Row<'eval_sets'>> {
  const row = await writer.selectFrom('eval_sets').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw fault('not_found');
  return row;
}

async function setView(store: Store, row: Row<'eval_sets'>): Promise<EvaluationSet> {
  const { count } = await store
    .selectFrom('eval_questions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('set_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    name: row.name,
    about: row.about,
    questions: Number(count),
    lastRun: await lastRunOf(store, row.id),
    updatedAt: row.updated_at,
  };
}
