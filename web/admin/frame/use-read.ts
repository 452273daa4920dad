import { useEffect, useRef, useState } from 'react';
import { call } from '../../shared/api.ts';
import { type Fetched, useFetched } from '../../shared/use-fetched.ts';

export interface Read<Data> extends Fetched<Data> {
  /** When what is shown was true; null: nothing is shown. */
  at: number | null;
}

/**
 * Reads a list or a thing of the server, and again when the window gets the focus back, when the network comes back,
 * and every `everyMs`. Null reads nothing.
 */
export function useRead<Data>(path: string | null, everyMs?: number): Read<Data> {
  const fetched = useFetched<Data>(path, (signal) => call('GET', path!, undefined, signal));
  const { data, reload, renew } = fetched;
  const [at, setAt] = useState<number | null>(null);
  const last = useRef<Data | null>(null);
  useEffect(() => {
    if (data !== last.current) setAt(data === null ? null : Date.now());
    last.current = data;
  }, [data]);
  useEffect(() => {
    const look = () => !document.hidden && reload();
    const timer = everyMs === undefined ? undefined : setInterval(look, everyMs);
    window.addEventListener('focus', look);
    window.addEventListener('online', renew);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      window.removeEventListener('online', renew);
    };
  }, [everyMs, reload, renew]);
  return { ...fetched, at };
}
