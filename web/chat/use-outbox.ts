import { useEffect, useRef } from 'react';
import { keep, kept } from '../shared/kept.ts';
import { EMPTY, type Outgoing, type Transcript } from './transcript.ts';

/** Messages of an earlier visit that never got through come back as unsent. */
export function restored(): Transcript {
  const outbox = kept<Outgoing[]>('outbox', []);
  const sound = Array.isArray(outbox)
    ? outbox.filter((out) => typeof out?.text === 'string' && typeof out.clientId === 'string')
    : [];
  return { ...EMPTY, outbox: sound.map((out) => ({ ...out, state: 'failed', problem: 'network' })) };
}

/** Keeps what the server does not have yet over a reload. */
export function useKeptOutbox(outbox: Outgoing[]) {
  useEffect(() => keep('outbox', outbox.length > 0 ? outbox : null), [outbox]);
}

/** Once the connection is back, what had no way through goes out again; the server recognises what it has. */
export function useResending(outbox: Outgoing[], online: boolean, resend: (message: Outgoing) => void) {
  const latest = useRef(outbox);
  latest.current = outbox;
  useEffect(() => {
    if (!online) return;
    for (const message of latest.current)
      if (message.state === 'failed' && message.problem === 'network') resend(message);
  }, [online, resend]);
}
