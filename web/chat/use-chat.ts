import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Language } from '../../src/base/language.ts';
import { localeOf } from '../shared/language.tsx';
import { useOffline } from '../shared/offline.ts';
import type { Posted } from './direct-line.ts';
import { type Link, type LinkState, openLink } from './link.ts';
import { newClientId, persistently } from './posting.ts';
import { readActivity } from './received.ts';
import { sendFiles } from './send-files.ts';
import { forgetToken, hasToken } from './ticket.ts';
import { type Outgoing, type Transcript, transcriptAfter } from './transcript.ts';
import { useOtherTabs } from './use-other-tabs.ts';
import { restored, useKeptOutbox, useResending } from './use-outbox.ts';

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
  /** Sends files to who has the case. Gives null, or the words of the refusal (empty: no way through). */
  attach(files: File[]): Promise<string | null>;
  /** Posts an event that is not shown. True: the server has it. */
  tell(name: string, value: object): Promise<boolean>;
  startOver(): void;
}

/** Quiet time after which the history counts as read back, and longest wait for it. */
const HISTORY_GAP_MS = 250;
const HISTORY_LIMIT_MS = 4_000;
/** After this long without a reply the page stops showing that one is being written. */
const TYPING_LIMIT_MS = 60_000;

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
  const offline = useOffline();
  useResending(transcript.outbox, state === 'online' && settled && !offline, resend);
  useOtherTabs();
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
    attach: useCallback((files) => sendFiles(files, spoken.current), []),
    startOver: useCallback(() => {
      forgetToken();
      dispatch({ type: 'cleared' });
      setLost(false);
      setSettled(true);
      setRound((n) => n + 1);
    }, []),
  };
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
