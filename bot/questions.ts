import type { Language } from '../src/base/language.ts';
import type { Store } from '../src/store/open.ts';

/** A stored question, with what answering it needs. */
export interface Question {
  id: string;
  conversationId: string;
  userId: string;
  messageId: string;
  /** Sequence number of its message. */
  seq: number;
  text: string;
  language: Language;
}

/**
 * Questions after message `afterSeq` that have no answer, oldest first, where the bot has the floor.
 * Every question before `afterSeq` is known to be answered, so the look-up stays cheap however many there are.
 */
export async function unanswered(store: Store, afterSeq: number, limit: number): Promise<Question[]> {
  const rows = await questionQuery(store)
    .leftJoin('answers as a', 'a.question_id', 'q.id')
    .where('m.seq', '>', afterSeq)
    .where('a.id', 'is', null)
    .where('c.floor', '=', 'bot')
    .orderBy('m.seq')
    .limit(limit)
    .execute();
  return rows.map(toQuestion);
}

export async function questionById(store: Store, id: string): Promise<Question | null> {
  const row = await questionQuery(store).where('q.id', '=', id).executeTakeFirst();
  return row ? toQuestion(row) : null;
}

function questionQuery(store: Store) {
  return store
    .selectFrom('messages as m')
    .innerJoin('questions as q', 'q.message_id', 'm.id')
    .innerJoin('conversations as c', 'c.id', 'q.conversation_id')
    .select(['q.id', 'q.conversation_id', 'c.user_id', 'q.message_id', 'm.seq', 'q.text', 'q.language']);
}

type QuestionRow = NonNullable<Awaited<ReturnType<ReturnType<typeof questionQuery>['executeTakeFirst']>>>;

function toQuestion(row: QuestionRow): Question {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    userId: row.user_id,
    messageId: row.message_id,
    seq: row.seq,
    text: row.text,
    language: row.language as Language,
  };
}
