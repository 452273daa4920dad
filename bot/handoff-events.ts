import type { Opened } from '../desk/open.ts';
import type { Writer } from '../src/store/open.ts';

/**
 * Bot Framework's hand-over protocol: `handoff.initiate` goes out with the context and the transcript when a case
 * is opened, `handoff.status` follows what becomes of it; a desk elsewhere answers with `handoff.status`.
 */

/** Messages of the transcript that go along. */
const TRANSCRIPT = 50;

export async function handoffInitiate(
  tx: Writer,
  conversationId: string,
  { reference }: Opened,
  context: { team: string; reason: string; urgent: boolean; deadline: string | null; language: string },
): Promise<{ name: string; value: object; attachments: object[] }> {
  const rows = await tx
    .selectFrom('messages')
    .select('activity')
    .where('conversation_id', '=', conversationId)
    .where('text', '<>', '')
    .orderBy('seq', 'desc')
    .limit(TRANSCRIPT)
    .execute();
  const activities = rows.reverse().map(({ activity }) => plain(JSON.parse(activity)));
  return {
    name: 'handoff.initiate',
    value: { skill: context.team, reference, ...context },
    attachments: [{ contentType: 'application/json', name: 'Transcript', content: { activities } }],
  };
}

export function handoffStatus(state: 'accepted' | 'failed' | 'completed', reference: string) {
  return { name: 'handoff.status', value: { state, reference } };
}

/** The state a desk elsewhere reports; null: it is no such event. */
export function readHandoffStatus(event: { name?: unknown; value?: unknown }) {
  if (event.name !== 'handoff.status') return null;
  const state = (event.value as { state?: unknown } | null)?.state;
  return state === 'accepted' || state === 'failed' || state === 'completed' ? state : null;
}

/** What of a message another desk needs. */
function plain({ id, from, text, timestamp, type }: Record<string, unknown>): object {
  return { type, id, from, text, timestamp };
}
