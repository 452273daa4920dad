import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { fault } from '../../base/faults.ts';
import type { Store } from '../../store/open.ts';
import type { EvaluationImported } from './api.ts';
import { looseRow, type QuestionRow } from './question-rows.ts';
import { touch } from './questions.ts';
import { type SetDeps, setRow } from './sets.ts';

/** Questions in one set. */
const MOST = 5_000;

/**
 * Takes rows of a questions file into a set, all or none: a known name is changed, others are added. Throws
 * `not_found`, `questions_invalid` naming the line, `body_invalid` when the set would grow too large.
 */
export async function importQuestions(
  { store, clock, actor }: SetDeps,
  setId: string,
  jsonl: string,
): Promise<EvaluationImported> {
  const rows = rowsOf(jsonl);
  const at = clock.now();
  const counts = { added: 0, changed: 0, unchanged: 0 };
  await store.transaction().execute(async (tx) => {
    await setRow(tx, setId);
    const all = await tx
      .selectFrom('eval_questions')
      .select(['id', 'name', 'content'])
      .where('set_id', '=', setId)
      .execute();
    const held = new Map(all.map((one) => [one.name, one]));
    for (const row of rows) {
      const known = held.get(row.id);
      const content = JSON.stringify(row);
      const change = { content, by_id: actor, updated_at: at.toISOString() };
      if (known?.content === content) counts.unchanged += 1;
      else if (known) {
        counts.changed += 1;
        await tx.updateTable('eval_questions').set(change).where('id', '=', known.id).execute();
      } else {
        counts.added += 1;
        const own = { id: newId(), set_id: setId, name: row.id, source: 'import', conversation_id: null };
        await tx
          .insertInto('eval_questions')
          .values({ ...own, ...change })
          .execute();
      }
    }
    if (all.length + counts.added > MOST)
      throw fault('body_invalid', { problem: `${MOST} questions at most` });
    await touch(tx, setId, { at, actor, action: 'evaluation.imported' }, setId);
  });
  return counts;
}

function rowsOf(jsonl: string): QuestionRow[] {
  const rows = jsonl.split('\n').flatMap((line, i): QuestionRow[] => {
    if (line.trim() === '') return [];
    try {
      return [looseRow.parse(JSON.parse(line))];
    } catch (cause) {
      const problem = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
      throw fault('questions_invalid', { line: i + 1, problem }, cause);
    }
  });
  // Of rows with one name the last counts.
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** A set as a questions file for `lastkm eval`. Throws `not_found`. */
export async function exportQuestions(store: Store, setId: string): Promise<string> {
  await setRow(store, setId);
  const rows = await store
    .selectFrom('eval_questions')
    .select('content')
    .where('set_id', '=', setId)
    .orderBy('name')
    .execute();
  return rows.map(({ content }) => `${content}\n`).join('');
}
