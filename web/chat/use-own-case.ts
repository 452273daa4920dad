import { useCallback, useEffect, useState } from 'react';
import type { OwnCase } from '../../desk/own-case.ts';
import { actOnCase, readCase } from './own-case.ts';
import type { Transcript } from './transcript.ts';

/** How often the place in the queue and who reads along are looked at while nothing is said. */
const LOOK_MS = 20_000;

export interface OwnCaseState {
  held: OwnCase | null;
  act(what: 'withdraw' | 'reopen'): Promise<boolean>;
}

/** The case of this conversation, read again whenever something is said about it, and from time to time. */
export function useOwnCase({ said }: Transcript, online: boolean): OwnCaseState {
  const [held, setHeld] = useState<OwnCase | null>(null);
  const [round, setRound] = useState(0);
  const about = said.filter(
    (one) => one.kind === 'person' || (one.kind === 'bot' && one.answer?.caseReference),
  );
  const last = about.at(-1)?.id;
  useEffect(() => {
    void round;
    if (!last || !online) return;
    const abort = new AbortController();
    const look = () => {
      if (document.visibilityState === 'visible') readCase(abort.signal).then(setHeld, () => {});
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [last, online, round]);
  const act = useCallback(async (what: 'withdraw' | 'reopen') => {
    const done = await actOnCase(what);
    setRound((n) => n + 1);
    return done;
  }, []);
  return { held: last ? held : null, act };
}
