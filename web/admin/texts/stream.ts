import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { TextEvent } from '../../../ingest/publishing/api.ts';
import { type Live, openLive, type Standing } from '../../shared/live.ts';
import { type Read, useRead } from '../frame/use-read.ts';

const NOT_YET: Standing = { live: false, since: null, round: 0 };
/** Events come in bursts; a list is read again at most this often. */
const GATHER_MS = 300;

let shared: { live: Live; users: number } | null = null;

/** Hears what happens to drafts and texts for as long as the screen is open, and tells whether it does. */
export function useTextStream(heard: (event: TextEvent) => void): Standing {
  const [live, setLive] = useState<Live | null>(null);
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => {
    const mine = take();
    setLive(mine);
    const stop = mine.listen(({ name, data }) => data && latest.current({ name, data } as TextEvent));
    return () => {
      stop();
      release();
    };
  }, []);
  return useSyncExternalStore(live?.watch ?? never, (live ?? shared?.live)?.standing ?? notYet);
}

/** Reads again whenever the stream has come up since: what changed while it did not stand was told to nobody. */
export function useRenewal({ round }: Standing, renew: () => void): void {
  const seen = useRef(round);
  useEffect(() => {
    if (seen.current === round) return;
    seen.current = round;
    renew();
  }, [round, renew]);
}

/** Reads something of `/api/texts`, and again when an event concerns it or the stream comes back. */
export function useTextRead<Data>(
  path: string | null,
  concerns: (event: TextEvent) => boolean,
): Read<Data> & { standing: Standing } {
  const read = useRead<Data>(path);
  const { reload, renew } = read;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const standing = useTextStream((event) => {
    if (timer.current || !concerns(event)) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      reload();
    }, GATHER_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useRenewal(standing, renew);
  return { ...read, standing };
}

function take(): Live {
  shared ??= { live: openLive('/api/texts/stream'), users: 0 };
  shared.users += 1;
  return shared.live;
}

function release(): void {
  if (!shared) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  shared.live.close();
  shared = null;
}

const never = () => () => {};
const notYet = () => NOT_YET;
