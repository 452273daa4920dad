import { z } from 'zod';
import { openCaseOf } from '../desk/record.ts';
import { markRead } from '../desk/talk.ts';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store } from '../src/store/open.ts';

const readEvent = z.object({
  name: z.literal('lastkm/read'),
  value: z.object({ messageId: z.string().max(200) }),
});

/** The message up to which a client has shown the conversation; null: it is no such event. */
export function readReadMark(event: { name?: unknown; value?: unknown }): string | null {
  return readEvent.safeParse(event).data?.value.messageId ?? null;
}

/** Notes how far the enterprise has read, for who has its case. */
export async function recordRead(
  { store, clock }: { store: Store; clock: Clock },
  conversationId: string,
  messageId: string,
): Promise<void> {
  const message = await store
    .selectFrom('messages')
    .select('seq')
    .where('id', '=', messageId)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  const record = message && (await openCaseOf(store, conversationId));
  if (!message || !record) return;
  await store.transaction().execute(async (tx) => {
    if (!(await markRead(tx, record.id, 'enterprise', message.seq))) return;
    await append(tx, {
      kind: 'case.read',
      actor: 'enterprise',
      conversationId,
      subject: record.id,
      data: { upTo: message.seq },
      at: clock.now(),
    });
  });
}
