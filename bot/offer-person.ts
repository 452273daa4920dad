import { openCaseOf } from '../desk/record.ts';
import { notice } from '../desk/words.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { loadConversation } from './conversations.ts';
import { say } from './say.ts';
import { wording } from './wording.ts';

/** After a thumbs down a person is offered, once until something else is said, and where nobody has it already. */
export async function offerPerson(
  { store, clock }: { store: Store; clock: Clock },
  conversationId: string,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    const conversation = await loadConversation(tx, conversationId);
    if (conversation?.floor !== 'bot' || (await openCaseOf(tx, conversationId))) return;
    const last = await tx
      .selectFrom('messages')
      .select('role')
      .where('conversation_id', '=', conversationId)
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    if (last?.role !== 'bot') return;
    const { language } = conversation;
    await say(tx, {
      conversationId,
      clientId: null,
      role: 'centre',
      name: null,
      text: notice('offer_after_down', language),
      language,
      event: 'offer_person',
      reference: '',
      attachments: [],
      suggestions: [wording('suggest.person', language)],
      at,
    });
  });
}
