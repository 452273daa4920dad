import type { Store } from '../src/store/open.ts';
import type { Question } from './questions.ts';
import { normalOf } from './understand/normal.ts';
import { isQuestion } from './understand/parts.ts';
import { asksForPerson, smalltalkOf } from './understand/smalltalk.ts';

/** Messages of one burst at most, and how long one may be that is waited after. */
const MOST = 5;
const SHORT = 40;

/** What somebody typed in several messages, and the later ones of them. */
export interface Burst {
  text: string;
  later: string[];
}

/**
 * Reads what follows a short message that asks nothing yet ("I run a shop", then the question): waits `burstMs` for
 * more, and once more as long as more comes. Anything else is read at once, alone.
 */
export async function readBurst(store: Store, question: Question, burstMs: number): Promise<Burst> {
  if (burstMs === 0 || !isOpening(question.text)) return { text: question.text, later: [] };
  let later: { id: string; text: string }[] = [];
  for (let seen = -1; later.length > seen && later.length < MOST; ) {
    seen = later.length;
    await new Promise((done) => setTimeout(done, burstMs));
    later = await laterQuestions(store, question);
    if (later.some(({ text }) => isQuestion(normalOf(text)))) break;
  }
  return {
    text: [question.text, ...later.map(({ text }) => text)].join('\n'),
    later: later.map(({ id }) => id),
  };
}

/** Whether an answer just before already took this message in. */
export async function isAnsweredTogether(store: Store, { id, conversationId }: Question): Promise<boolean> {
  const rows = await store
    .selectFrom('answers')
    .select('trace')
    .where('conversation_id', '=', conversationId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.some(({ trace }) => (JSON.parse(trace) as { burst?: string[] }).burst?.includes(id));
}

/** How somebody begins to tell their case. */
const TELLS = /^(?:我|咱|本人|公司|单位|老板|员工|厂里|朋友|i\b|i'm\b|we\b|our\b|my\b)/;

/** Short, tells of a case and asks nothing: the beginning of something. */
function isOpening(text: string): boolean {
  const normal = normalOf(text);
  return (
    text.length <= SHORT &&
    TELLS.test(normal) &&
    !isQuestion(normal) &&
    !asksForPerson(normal) &&
    smalltalkOf(normal).kind === null
  );
}

function laterQuestions(
  store: Store,
  { conversationId, seq }: Question,
): Promise<{ id: string; text: string }[]> {
  return store
    .selectFrom('questions as q')
    .innerJoin('messages as m', 'm.id', 'q.message_id')
    .leftJoin('answers as a', 'a.question_id', 'q.id')
    .select(['q.id', 'q.text'])
    .where('q.conversation_id', '=', conversationId)
    .where('m.seq', '>', seq)
    .where('a.id', 'is', null)
    .orderBy('m.seq')
    .limit(MOST - 1)
    .execute();
}
