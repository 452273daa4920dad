import type { Said, Say } from '../desk/record.ts';
import type { Writer } from '../src/store/open.ts';
import type { CaseData } from './chat-data.ts';
import { type Conversation, loadConversation } from './conversations.ts';
import { handoffStatus } from './handoff-events.ts';
import { BOT, writeMessage } from './messages.ts';

/**
 * What the centre or an adviser says to an enterprise, stored in the caller's transaction. Clients of the log have
 * it at once; on a channel elsewhere it is pending, and a sweep delivers it in order. The speaker stands in
 * `from.name` and in `channelData`, and the AI label stands nowhere: a person speaks.
 */
export const say: Say = async (tx, said) => {
  const conversation = await loadConversation(tx, said.conversationId);
  if (!conversation) throw new Error(`there is no conversation ${said.conversationId}`);
  const message = await writeMessage(tx, {
    conversationId: said.conversationId,
    clientId: said.clientId,
    role: said.role,
    text: said.text,
    activity: activityOf(said, conversation),
    replyTo: null,
    delivery: pendingIn(conversation),
    at: said.at,
  });
  const state = HANDOFF_STATES[said.event];
  if (state) await writeEvent(tx, conversation, handoffStatus(state, said.reference), said.at);
  return message;
};

/** What other desks on the conversation are told. */
const HANDOFF_STATES: Record<string, 'accepted' | 'failed' | 'completed'> = {
  claimed: 'accepted',
  released: 'failed',
  closed: 'completed',
};

/** An event for other programs, in order with what is said. */
export async function writeEvent(
  tx: Writer,
  conversation: Conversation,
  event: { name: string; value: object; attachments?: object[] },
  at: Date,
): Promise<void> {
  const { id: conversationId, channel, userId } = conversation;
  await writeMessage(tx, {
    conversationId,
    clientId: null,
    role: 'centre',
    text: '',
    activity: {
      type: 'event',
      ...event,
      channelId: channel,
      from: BOT,
      recipient: { id: userId, role: 'user' },
    },
    replyTo: null,
    delivery: pendingIn(conversation),
    at,
  });
}

function pendingIn({ reference }: Conversation): 'pending' | null {
  return reference === null ? null : 'pending';
}

function activityOf(said: Said, { channel, userId }: Conversation): object {
  const { role, name, text, language, event, reference, attachments } = said;
  const data: CaseData = {
    kind: role === 'adviser' ? 'adviser' : 'case',
    event,
    name,
    language,
    caseReference: reference,
    text,
    attachments,
    suggestions: said.suggestions,
  };
  return {
    type: 'message',
    channelId: channel,
    from:
      role === 'adviser'
        ? { id: 'lastkm-adviser', name: name ?? '', role: 'bot' }
        : { id: 'lastkm-centre', name: BOT.name, role: 'bot' },
    recipient: { id: userId, role: 'user' },
    text,
    // What a person typed is shown as typed.
    textFormat: role === 'adviser' ? 'plain' : 'markdown',
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    inputHint: 'acceptingInput',
    ...(said.suggestions.length > 0 && {
      suggestedActions: {
        to: [],
        actions: said.suggestions.map((value) => ({ type: 'imBack', title: value, value })),
      },
    }),
    channelData: { lastkm: data },
  };
}
