import { useEffect, useState } from 'react';
import { useSpeech } from '../shared/language.tsx';
import { useOffline } from '../shared/offline.ts';
import type { StringKey } from '../shared/strings.ts';
import type { LinkState } from './link.ts';

/** A break shorter than this is not worth a word. */
const PATIENCE_MS = 1_500;

/** Tells that the connection is gone, a text could not be opened, or the earlier conversation is over. */
export function ConnectionBanner({
  state,
  lost,
  stuck,
}: {
  state: LinkState;
  lost: boolean;
  stuck: boolean;
}) {
  const { say } = useSpeech();
  const offline = useOffline();
  const slow = useLasting(state !== 'online');
  const words = offline
    ? 'offline'
    : slow
      ? STATES[state]
      : stuck
        ? 'panelFailed'
        : lost
          ? 'lostConversation'
          : null;
  return (
    <div role="status" className="connection" data-tone={offline || slow || stuck ? 'care' : 'plain'}>
      {words && <p>{say(words)}</p>}
    </div>
  );
}

const STATES: Record<LinkState, StringKey | null> = {
  connecting: 'connecting',
  online: null,
  reconnecting: 'connecting',
  unavailable: 'unavailable',
};

function useLasting(holds: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!holds) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [holds]);
  return lasting;
}
