import { v7 as newId } from 'uuid';
import { type Day, today } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Writer } from '../src/store/open.ts';
import type { Answer, CaseReason } from './asked.ts';
import type { Question } from './questions.ts';

/**
 * Opens the case an answer calls for, in the answer's transaction, and gives its reference number. One open
 * case per conversation: a further wish joins it, and makes it urgent where it was not.
 */
export async function openCase(
  tx: Writer,
  question: Question,
  answer: Answer & { caseReason: CaseReason },
  at: Date,
): Promise<string> {
  const open = await tx
    .selectFrom('cases')
    .select(['id', 'reference', 'urgent', 'deadline'])
    .where('conversation_id', '=', question.conversationId)
    .where('status', '<>', 'closed')
    .executeTakeFirst();
  if (open) {
    await raise(tx, open, question, answer, at);
    return open.reference;
  }
  const id = newId();
  const reference = await nextReference(tx, today({ now: () => at }));
  await tx
    .insertInto('cases')
    .values(caseRow(id, reference, question, answer, at))
    .execute();
  await append(tx, {
    kind: 'case.opened',
    actor: 'bot',
    conversationId: question.conversationId,
    subject: id,
    data: { reference, team: answer.team, urgent: answer.urgent, reason: answer.caseReason },
    at,
  });
  return reference;
}

function caseRow(
  id: string,
  reference: string,
  question: Question,
  answer: Answer & { caseReason: CaseReason },
  at: Date,
) {
  return {
    id,
    reference,
    conversation_id: question.conversationId,
    question_id: question.id,
    team: answer.team ?? 'general',
    urgent: Number(answer.urgent),
    deadline: answer.deadline,
    reason: answer.caseReason,
    status: 'open',
    brief: JSON.stringify({
      question: question.text,
      language: answer.language,
      answered: answer.text,
      citations: answer.citations,
      found: answer.trace,
    }),
    created_at: at.toISOString(),
  };
}

async function raise(
  tx: Writer,
  open: { id: string; urgent: number; deadline: string | null },
  question: Question,
  { urgent, deadline }: Answer,
  at: Date,
): Promise<void> {
  const earliest = [open.deadline, deadline].filter((day) => day !== null).sort()[0] ?? null;
  const raised = { urgent: Math.max(open.urgent, Number(urgent)), deadline: earliest };
  if (raised.urgent === open.urgent && raised.deadline === open.deadline) return;
  await tx.updateTable('cases').set(raised).where('id', '=', open.id).execute();
  const { conversationId } = question;
  await append(tx, { kind: 'case.raised', actor: 'bot', conversationId, subject: open.id, data: raised, at });
}

/** `LK-20261124-0007`: the day in China and a running number of that day. */
async function nextReference(tx: Writer, day: Day): Promise<string> {
  const prefix = `LK-${day.replaceAll('-', '')}-`;
  const { opened } = await tx
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('opened'))
    .where('reference', 'like', `${prefix}%`)
    .executeTakeFirstOrThrow();
  return prefix + String(Number(opened) + 1).padStart(4, '0');
}
