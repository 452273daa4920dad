import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from './api.ts';

export interface Fetched<Data> {
  /** What was read last; kept while it is read again. */
  data: Data | null;
  problem: Problem | null;
  loading: boolean;
  /** Reads again; a wish during a reading is one more reading after it. */
  reload(): void;
  /** Reads again at once, letting go of a reading that may hang. */
  renew(): void;
  /** Shows something before the server confirms it. */
  patch(change: (data: Data) => Data): void;
}

/** Reads something from the server and keeps it; `key` names what is read, a new one starts afresh, null reads nothing. */
export function useFetched<Data>(
  key: string | null,
  read: (signal: AbortSignal) => Promise<Data>,
): Fetched<Data> {
  const [held, setHeld] = useState<{ key: string | null; data: Data | null; problem: Problem | null }>(EMPTY);
  const [round, setRound] = useState(0);
  const [loading, setLoading] = useState(true);
  const latest = useRef(read);
  latest.current = read;
  const busy = useRef(false);
  const wanted = useRef(false);

  useEffect(() => {
    void round;
    if (key === null) {
      setHeld(EMPTY);
      return setLoading(false);
    }
    const abort = new AbortController();
    const settle = (part: { data?: Data; problem: Problem | null }) => {
      if (abort.signal.aborted) return;
      busy.current = false;
      setLoading(false);
      setHeld((held) => ({ key, data: held.key === key ? held.data : null, ...part }));
      if (wanted.current) setRound((n) => n + 1);
    };
    busy.current = true;
    wanted.current = false;
    setLoading(true);
    latest.current(abort.signal).then(
      (data) => settle({ data, problem: null }),
      (error) => settle({ problem: asProblem(error) }),
    );
    return () => {
      busy.current = false;
      abort.abort();
    };
  }, [key, round]);

  const reload = useCallback(() => {
    if (busy.current) wanted.current = true;
    else setRound((n) => n + 1);
  }, []);
  const renew = useCallback(() => setRound((n) => n + 1), []);
  const patch = useCallback((change: (data: Data) => Data) => {
    setHeld((held) => (held.data === null ? held : { ...held, data: change(held.data) }));
  }, []);
  const mine = held.key === key;
  return {
    data: mine ? held.data : null,
    problem: mine ? held.problem : null,
    loading,
    reload,
    renew,
    patch,
  };
}

const EMPTY = { key: null, data: null, problem: null };

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, 'internal', String(error), false);
}
