import { v7 as newId } from 'uuid';
import { today } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Writer } from '../src/store/open.ts';
import type { CaseRecord } from './record.ts';

/**
 * Gives a person the floor: from here on the bot is silent. Questions it had not answered go to the person, each
 * with an answer row that says so; answers that a channel had not taken yet are withheld, save the hand-over
 * itself, which carries the reference number.
 */
export async function giveToPerson(tx: Writer, record: CaseRecord, at: Date): Promise<void> {
  const { conversation_id: conversationId } = record;
  await tx.updateTable('conversations').set({ floor: 'person' }).where('id', '=', conversationId).execute();
  await handOverQuestions(tx, record, at);
  const withheld = await tx
    .updateTable('messages')
    .set({ delivery: 'withheld' })
    .where('conversation_id', '=', conversationId)
    .where('delivery', '=', 'pending')
    .where('role', '=', 'bot')
    .where('reply_to', 'not in', (eb) =>
      eb
        .selectFrom('questions as q')
        .innerJoin('answers as a', 'a.question_id', 'q.id')
        .select('q.message_id')
        .where('q.conversation_id', '=', conversationId)
        .where('a.outcome', '=', 'handed_off'),
    )
    .returning('seq')
    .execute();
  for (const { seq } of withheld)
    await append(tx, {
      kind: 'answer.withheld',
      actor: 'system',
      conversationId,
      subject: record.id,
      data: { seq },
      at,
    });
}

/** Gives the bot the floor again, with a clean boundary: nothing said before is context for what comes. */
export async function giveToBot(tx: Writer, { conversation_id }: CaseRecord, seq: number): Promise<void> {
  await tx
    .updateTable('conversations')
    .set({ floor: 'bot', segment_seq: seq })
    .where('id', '=', conversation_id)
    .execute();
}

async function handOverQuestions(
  tx: Writer,
  { conversation_id, reference }: CaseRecord,
  at: Date,
): Promise<void> {
  const open = await tx
    .selectFrom('questions as q')
    .leftJoin('answers as a', 'a.question_id', 'q.id')
    .select(['q.id', 'q.language'])
    .where('q.conversation_id', '=', conversation_id)
    .where('a.id', 'is', null)
    .execute();
  for (const { id, language } of open)
    await tx
      .insertInto('answers')
      .values({
        id: newId(),
        question_id: id,
        conversation_id,
        outcome: 'handed_off',
        team: null,
        urgent: 0,
        deadline: null,
        language,
        text: '',
        completeness: 'none',
        as_of: today({ now: () => at }),
        trace: JSON.stringify({ takenBy: reference }),
        timings: '{}',
        created_at: at.toISOString(),
        delivered_at: at.toISOString(),
      })
      .execute();
}
