import { fault } from '../base/faults.ts';
import type { Store } from '../store/open.ts';
import type { Row } from '../store/tables.ts';

/** Ids of conversations, each given by its own id or by the reference of one of its cases. Throws `not_found`. */
export async function conversationsNamed(store: Store, names: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const name of names) {
    const row =
      (await store.selectFrom('conversations').select('id').where('id', '=', name).executeTakeFirst()) ??
      (await store
        .selectFrom('cases')
        .select('conversation_id as id')
        .where('reference', '=', name.toUpperCase())
        .executeTakeFirst());
    if (!row) throw fault('not_found');
    ids.add(row.id);
  }
  return [...ids];
}

/** What is held of one person in one conversation. */
export interface PersonRows {
  conversation: Row<'conversations'>;
  messages: Row<'messages'>[];
  questions: Row<'questions'>[];
  answers: Row<'answers'>[];
  feedback: Row<'feedback'>[];
  cases: Row<'cases'>[];
  notes: Row<'case_notes'>[];
  parties: Row<'case_parties'>[];
  ratings: Row<'ratings'>[];
  attachments: Row<'attachments'>[];
}

export async function rowsOf(store: Store, id: string): Promise<PersonRows> {
  const said = await store.selectFrom('messages').selectAll().where('conversation_id', '=', id).execute();
  const cases = await store.selectFrom('cases').selectAll().where('conversation_id', '=', id).execute();
  const answers = await store.selectFrom('answers').selectAll().where('conversation_id', '=', id).execute();
  const caseIds = cases.map((one) => one.id);
  const answerIds = answers.map((one) => one.id);
  return {
    conversation: await store
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
    messages: said.sort((a, b) => a.seq - b.seq),
    questions: await store.selectFrom('questions').selectAll().where('conversation_id', '=', id).execute(),
    answers,
    feedback: await store.selectFrom('feedback').selectAll().where('answer_id', 'in', answerIds).execute(),
    cases,
    notes: await store.selectFrom('case_notes').selectAll().where('case_id', 'in', caseIds).execute(),
    parties: await store.selectFrom('case_parties').selectAll().where('case_id', 'in', caseIds).execute(),
    ratings: await store.selectFrom('ratings').selectAll().where('case_id', 'in', caseIds).execute(),
    attachments: await store
      .selectFrom('attachments')
      .selectAll()
      .where('conversation_id', '=', id)
      .execute(),
  };
}
