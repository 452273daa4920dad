import type { Received } from './received.ts';

/** Something said in the conversation, as the server has it. */
export type Said = Extract<Received, { kind: 'own' | 'bot' | 'person' }>;

/** A message of ours that the server has not given back yet. */
export interface Outgoing {
  clientId: string;
  text: string;
  at: string;
  state: 'sending' | 'failed';
  problem: Problem | null;
}

/** Why a message was not sent: no way through for now, asked too often, or not accepted at all. */
export type Problem = 'network' | 'too_many' | 'refused';

export interface Transcript {
  said: Said[];
  outbox: Outgoing[];
  /** Ids of our messages that wait for a reply. */
  awaiting: string[];
  typing: boolean;
  /** A person has the floor: the assistant does not answer, and nothing is awaited from it. */
  withPerson: boolean;
}

export const EMPTY: Transcript = { said: [], outbox: [], awaiting: [], typing: false, withPerson: false };

export type TranscriptEvent =
  | { type: 'received'; received: Received; live: boolean }
  | { type: 'sending'; clientId: string; text: string; at: string }
  | { type: 'failed'; clientId: string; problem: Problem }
  | { type: 'discarded'; clientId: string }
  | { type: 'quiet' }
  | { type: 'cleared' };

/** The conversation after an event. The stream may repeat itself (after a reconnection): nothing shows twice. */
export function transcriptAfter(state: Transcript, event: TranscriptEvent): Transcript {
  switch (event.type) {
    case 'received':
      return afterReceived(state, event.received, event.live);
    case 'sending': {
      const { clientId, text, at } = event;
      const others = state.outbox.filter((out) => out.clientId !== clientId);
      return { ...state, outbox: [...others, { clientId, text, at, state: 'sending', problem: null }] };
    }
    case 'failed':
      return {
        ...state,
        outbox: state.outbox.map((out) =>
          out.clientId === event.clientId ? failed(out, event.problem) : out,
        ),
      };
    case 'discarded':
      return { ...state, outbox: state.outbox.filter((out) => out.clientId !== event.clientId) };
    case 'quiet':
      return { ...state, awaiting: [], typing: false };
    case 'cleared':
      return EMPTY;
  }
}

function afterReceived(state: Transcript, received: Received, live: boolean): Transcript {
  if (received.kind === 'welcome') return state;
  if (received.kind === 'typing') return live ? { ...state, typing: true } : state;
  if (state.said.some(({ id }) => id === received.id)) return state;
  const said = [...state.said, received];
  if (received.kind === 'bot') {
    const awaiting = stillAwaiting(state.awaiting, received.replyTo);
    return { ...state, said, awaiting, typing: awaiting.length > 0 && state.typing };
  }
  if (received.kind === 'person') {
    const { kind, event } = received.view;
    const withPerson =
      kind === 'adviser' || event === 'claimed' || (GIVES_BACK.includes(event) ? false : state.withPerson);
    return { ...state, said, withPerson, awaiting: [], typing: false };
  }
  const outbox = state.outbox.filter(({ clientId }) => clientId !== received.clientId);
  const awaits = live && !state.withPerson;
  return { ...state, said, outbox, awaiting: awaits ? [...state.awaiting, received.id] : state.awaiting };
}

/** After these the assistant speaks again. */
const GIVES_BACK = ['released', 'no_reply', 'transferred', 'closed'];

/** A reply also settles what was said before the message it answers: a burst may get one reply. */
function stillAwaiting(awaiting: string[], replyTo: string | null): string[] {
  const answered = replyTo === null ? 0 : awaiting.indexOf(replyTo);
  return answered < 0 ? awaiting : awaiting.slice(answered + 1);
}

function failed(out: Outgoing, problem: Problem): Outgoing {
  return { ...out, state: 'failed', problem };
}
