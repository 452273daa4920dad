import { z } from 'zod';
import { mask } from '../src/base/personal.ts';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store } from '../src/store/open.ts';
import { readVote } from './activity-entity.ts';

const short = z.string().trim().max(200);
const ours = z.object({
  answerId: z.string().max(64),
  verdict: z.enum(['up', 'down']),
  reason: short.optional(),
  comment: z.string().trim().max(2_000).optional(),
});

export type Verdict = z.output<typeof ours>;

/** A rating out of an event activity: our page's `lastkm/feedback`, or Web Chat's click. Null: it is no rating. */
export function readFeedback(event: { name?: unknown; value?: unknown; entities?: unknown }): Verdict | null {
  if (event.name === 'lastkm/feedback') return ours.safeParse(event.value).data ?? null;
  if (event.name !== 'webchat:activity-status/feedback' || !Array.isArray(event.entities)) return null;
  for (const entity of event.entities) {
    const vote = readVote((entity as Record<string, unknown> | null)?.['@id']);
    if (vote) return vote;
  }
  return null;
}

/**
 * Keeps a rating; the last one counts. Personal data in a comment is masked, since it is read as statistics.
 * False, and nothing kept, when the answer is not one of this conversation.
 */
export async function recordFeedback(
  { store, clock }: { store: Store; clock: Clock },
  conversationId: string,
  { answerId, verdict, reason, comment }: Verdict,
): Promise<boolean> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const answer = await tx
      .selectFrom('answers')
      .select('id')
      .where('id', '=', answerId)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    if (!answer) return false;
    const rating = {
      verdict,
      reason: reason ? mask(reason).text : null,
      comment: comment ? mask(comment).text : null,
      at: at.toISOString(),
    };
    await tx
      .insertInto('feedback')
      .values({ answer_id: answerId, ...rating })
      .onConflict((conflict) => conflict.column('answer_id').doUpdateSet(rating))
      .execute();
    const data = { verdict, reason: rating.reason };
    await append(tx, { kind: 'feedback', actor: 'enterprise', conversationId, subject: answerId, data, at });
    return true;
  });
}
