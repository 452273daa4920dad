import { v7 as newId } from 'uuid';
import { record } from '../../../accounts/audit.ts';
import { mask } from '../../base/personal.ts';
import type { Writer } from '../../store/open.ts';
import type { EvaluationQuestion, EvaluationQuestionBody, EvaluationSource } from './api.ts';
import { type QuestionRow, questionOf, questionView, requireFreeName } from './question-rows.ts';
import { type SetDeps, setRow } from './sets.ts';

/** Where a new question comes from. */
export interface Origin {
  source: EvaluationSource;
  /** Erasing this conversation erases the question too. */
  conversationId?: string;
}

/** Adds a question to a set, personal data masked. Throws `not_found`, `name_taken`. */
export async function addQuestion(
  { store, clock, actor }: SetDeps,
  setId: string,
  body: EvaluationQuestionBody,
  { source, conversationId }: Origin,
): Promise<EvaluationQuestion> {
  const at = clock.now();
  const id = newId();
  return store.transaction().execute(async (tx) => {
    await setRow(tx, setId);
    const name = body.name ?? `q-${id.slice(-8)}`;
    await requireFreeName(tx, setId, name);
    const row = {
      id,
      set_id: setId,
      name,
      content: JSON.stringify(rowOf(name, body)),
      source,
      conversation_id: conversationId ?? null,
      by_id: actor,
      updated_at: at.toISOString(),
    };
    await tx.insertInto('eval_questions').values(row).execute();
    await touch(tx, setId, { at, actor, action: 'evaluation.question_added' }, id);
    return questionView(row);
  });
}

/** Changes a question; what a file said of it beyond the form stays. Throws `not_found`, `name_taken`. */
export async function changeQuestion(
  { store, clock, actor }: SetDeps,
  setId: string,
  id: string,
  body: EvaluationQuestionBody,
): Promise<EvaluationQuestion> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const held = await questionOf(tx, setId, id);
    const name = body.name ?? held.name;
    await requireFreeName(tx, setId, name, id);
    const kept = withoutExpectation(JSON.parse(held.content) as Record<string, unknown>);
    const content = JSON.stringify({ ...kept, ...rowOf(name, body) });
    const row = { ...held, name, content, by_id: actor, updated_at: at.toISOString() };
    await tx.updateTable('eval_questions').set(row).where('id', '=', id).execute();
    await touch(tx, setId, { at, actor, action: 'evaluation.question_changed' }, id);
    return questionView(row);
  });
}

/** Takes a question out of a set; runs that played it keep it. Throws `not_found`. */
export async function removeQuestion(
  { store, clock, actor }: SetDeps,
  setId: string,
  id: string,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    await questionOf(tx, setId, id);
    await tx.deleteFrom('eval_questions').where('id', '=', id).execute();
    await touch(tx, setId, { at, actor, action: 'evaluation.question_removed' }, id);
  });
}

/** Notes that a set changed, and who did what to it. */
export async function touch(
  tx: Writer,
  setId: string,
  act: { at: Date; actor: string; action: string },
  subject: string,
): Promise<void> {
  await tx
    .updateTable('eval_sets')
    .set({ updated_at: act.at.toISOString() })
    .where('id', '=', setId)
    .execute();
  await record(tx, { ...act, subjectKind: 'evaluation_question', subject, data: { set: setId } });
}

function rowOf(
  name: string,
  { language, turns, clock, expected, note }: EvaluationQuestionBody,
): QuestionRow {
  return {
    id: name,
    language,
    turns: turns.map(({ role, text }) => ({ role, text: mask(text, language).text })),
    ...(clock ? { clock } : {}),
    ...(note ? { note } : {}),
    ...expected,
  };
}

/** What the form can take away must not come back from the row as it was. */
function withoutExpectation(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !FORM.has(key)));
}

const FORM = new Set([
  ...['clock', 'note', 'expected_route', 'acceptable_routes', 'urgent', 'citations', 'citation_mode'],
  ...['citation_required', 'key_facts', 'must_not_contain', 'label_confidence'],
]);
