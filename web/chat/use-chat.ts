import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Language } from '../../src/base/language.ts';
import { keep, kept } from '../shared/kept.ts';
import { localeOf } from '../shared/language.tsx';
import type { Posted } from './direct-line.ts';
import { type Link, type LinkState, openLink } from './link.ts';
import { readActivity } from './received.ts';
import { forgetToken, hasToken } from './ticket.ts';
import { EMPTY, type Outgoing, type Transcript, transcriptAfter } from './transcript.ts';

export interface Chat {
  transcript: Transcript;
  state: LinkState;
  /** False while an earlier conversation is still being read back. */
  settled: boolean;
  /** The earlier conversation could not be resumed. */
  lost: boolean;
  centre: string | null;
  send(text: string): void;
  resend(message: Outgoing): void;
  discard(message: Outgoing): void;
  /** Posts an event that is not shown. True: the server has it. */
  tell(name: string, value: object): Promise<boolean>;
  startOver(): void;
}

/** Quiet time after which the history counts as read back, and longest wait for it. */
const HISTORY_GAP_MS = 250;
const HISTORY_LIMIT_MS = 4_000;
/** After this long without a reply the page stops showing that one is being written. */
const TYPING_LIMIT_MS = 60_000;
const RETRIES_MS = [800, 2_500];

/** The conversation of this page: what was said, and how to say something. */
export function useChat(language: Language): Chat {
  const [transcript, dispatch] = useReducer(transcriptAfter, null, restored);
  const [state, setState] = useState<LinkState>('connecting');
  const [settled, setSettled] = useState(() => !hasToken());
  const [lost, setLost] = useState(false);
  const [centre, setCentre] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const link = useRef<Link | null>(null);
  const spoken = useRef(language);
  spoken.current = language;

  useEffect(() => {
    void round;
    let live = !hasToken();
    const settle = () => {
      live = true;
      setSettled(true);
    };
    let gap: ReturnType<typeof setTimeout> | undefined;
    const limit = setTimeout(settle, HISTORY_LIMIT_MS);
    const waitForGap = () => {
      clearTimeout(gap);
      gap = setTimeout(settle, HISTORY_GAP_MS);
    };
    link.current = openLink(() => spoken.current, {
      onActivity: (activity) => {
        const received = readActivity(activity);
        if (received) dispatch({ type: 'received', received, live });
        if (!live) waitForGap();
      },
      onState: (next) => {
        setState(next);
        if (next === 'online' && !live) waitForGap();
      },
      onTicket: (ticket) => {
        setCentre(ticket.centre);
        if (ticket.lost) setLost(true);
      },
    });
    return () => {
      clearTimeout(gap);
      clearTimeout(limit);
      link.current?.close();
    };
  }, [round]);

  const post = useCallback(
    (activity: object) =>
      link.current?.post({ ...activity, locale: localeOf(spoken.current) }) ??
      Promise.resolve('unsent' as Posted),
    [],
  );
  const deliver = useCallback(
    async (clientId: string, text: string) => {
      dispatch({ type: 'sending', clientId, text, at: new Date().toISOString() });
      const activity = {
        type: 'message',
        text,
        textFormat: 'plain',
        from: { id: '', role: 'user' },
        channelData: { clientActivityID: clientId },
      };
      const posted = await persistently(() => post(activity));
      if (posted === 'taken') return;
      dispatch({ type: 'failed', clientId, problem: posted === 'unsent' ? 'network' : posted });
    },
    [post],
  );
  const resend = useCallback((message: Outgoing) => void deliver(message.clientId, message.text), [deliver]);

  useKeptOutbox(transcript.outbox);
  useResending(transcript.outbox, state === 'online' && settled, resend);
  useTypingLimit(transcript, dispatch);

  return {
    transcript,
    state,
    settled,
    lost,
    centre,
    send: useCallback((text) => void deliver(newClientId(), text), [deliver]),
    resend,
    discard: useCallback(({ clientId }) => dispatch({ type: 'discarded', clientId }), []),
    tell: useCallback(
      async (name, value) =>
        (await persistently(() => post({ type: 'event', name, value, from: { id: '', role: 'user' } }))) ===
        'taken',
      [post],
    ),
    startOver: useCallback(() => {
      forgetToken();
      dispatch({ type: 'cleared' });
      setLost(false);
      setSettled(true);
      setRound((n) => n + 1);
    }, []),
  };
}

/** Messages of an earlier visit that never got through come back as unsent. */
function restored(): Transcript {
  const outbox = kept<Outgoing[]>('outbox', []);
  const sound = Array.isArray(outbox)
    ? outbox.filter((out) => typeof out?.text === 'string' && typeof out.clientId === 'string')
    : [];
  return { ...EMPTY, outbox: sound.map((out) => ({ ...out, state: 'failed', problem: 'network' })) };
}

function useKeptOutbox(outbox: Outgoing[]) {
  useEffect(() => keep('outbox', outbox.length > 0 ? outbox : null), [outbox]);
}

/** Once the connection is back, what had no way through goes out again; the server recognises what it has. */
function useResending(outbox: Outgoing[], online: boolean, resend: (message: Outgoing) => void) {
  const latest = useRef(outbox);
  latest.current = outbox;
  useEffect(() => {
    if (!online) return;
    for (const message of latest.current)
      if (message.state === 'failed' && message.problem === 'network') resend(message);
  }, [online, resend]);
}

function useTypingLimit({ awaiting, typing }: Transcript, dispatch: (event: { type: 'quiet' }) => void) {
  const waiting = awaiting.length > 0 || typing;
  const last = awaiting.at(-1);
  useEffect(() => {
    void last;
    if (!waiting) return;
    const timer = setTimeout(() => dispatch({ type: 'quiet' }), TYPING_LIMIT_MS);
    return () => clearTimeout(timer);
  }, [waiting, last, dispatch]);
}

async function persistently(post: () => Promise<Posted>): Promise<Posted> {
  for (const wait of RETRIES_MS) {
    const posted = await post();
    if (posted !== 'unsent') return posted;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return post();
}

/** Not `crypto.randomUUID`: a page served over plain http has none. */
function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
