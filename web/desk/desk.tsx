import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Person } from '../../accounts/person.ts';
import { hasRole } from '../../accounts/roles.ts';
import type { Counts, Lists, Me, StreamEvents } from '../../desk/api.ts';
import { call } from '../shared/api.ts';
import { Empty } from '../shared/empty.tsx';
import { type Live, openLive, type Standing } from '../shared/live.ts';
import { useSession } from '../shared/session.tsx';
import { type Fetched, useFetched } from '../shared/use-fetched.ts';
import { CASES } from './frame/places.ts';

interface Desk {
  me: Me;
  lists: Lists;
  counts: Counts;
  live: Live;
  reloadMe(): void;
}

const DeskContext = createContext<Desk | null>(null);

/** What all screens of the desk stand on: who one is there, the closed lists, and the one stream of what happens. */
export function DeskProvider({ children }: { children: ReactNode }) {
  const { me } = useSession();
  return hasRole(me, CASES) ? (
    <CaseDesk>{children}</CaseDesk>
  ) : (
    <WritingDesk person={me}>{children}</WritingDesk>
  );
}

function CaseDesk({ children }: { children: ReactNode }) {
  const live = useLive();
  const me = useFetched('me', (signal) => call<Me>('GET', '/api/desk/me', undefined, signal));
  const lists = useFetched('lists', (signal) => call<Lists>('GET', '/api/desk/lists', undefined, signal));
  const [counts, setCounts] = useState<Counts | null>(null);
  const { round } = useStandingOf(live);
  const { renew } = me;
  useEffect(() => {
    if (round > 0) renew();
  }, [round, renew]);
  useEffect(() => {
    if (me.data) setCounts(me.data.counts);
  }, [me.data]);
  useEffect(
    () =>
      live.listen(({ data }) => {
        const fresh = (data as { counts?: Counts } | null)?.counts;
        if (fresh) setCounts(fresh);
      }),
    [live],
  );
  const desk = useMemo<Desk | null>(
    () =>
      me.data &&
      lists.data && {
        me: me.data,
        lists: lists.data,
        counts: counts ?? me.data.counts,
        live,
        reloadMe: renew,
      },
    [me.data, lists.data, counts, live, renew],
  );
  if (!desk) return <Empty fetched={me.data ? lists : me} whole />;
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of DeskProvider');
  return desk;
}

/** Whether the screen is current, and since when not. */
export function useStanding(): Standing {
  return useStandingOf(useDesk().live);
}

/** Hears one kind of event of the stream for as long as the component is on the screen. */
export function useHeard<Name extends keyof StreamEvents>(
  name: Name,
  heard: (data: StreamEvents[Name]) => void,
): void {
  const { live } = useDesk();
  useEffect(
    () =>
      live.listen((event) => {
        if (event.name === name && event.data) heard(event.data as StreamEvents[Name]);
      }),
    [live, name, heard],
  );
}

/** Events come in bursts; a list is read again at most this often. */
const GATHER_MS = 250;

/** Reads something, and again whenever one of these events says that it changed, and when the stream comes back. */
export function useLiveFetched<Data>(
  path: string | null,
  names: readonly (keyof StreamEvents)[],
): Fetched<Data> {
  const { live } = useDesk();
  const { round } = useStanding();
  const fetched = useFetched<Data>(path, (signal) => call('GET', path!, undefined, signal));
  const { reload, renew } = fetched;
  const watched = names.join(' ');
  useEffect(() => {
    if (round > 0) renew();
  }, [round, renew]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let readAt = 0;
    const stop = live.listen(({ name }) => {
      if (timer || !watched.split(' ').includes(name)) return;
      timer = setTimeout(
        () => {
          timer = undefined;
          readAt = Date.now();
          reload();
        },
        Math.max(0, readAt + GATHER_MS - Date.now()),
      );
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [live, watched, reload]);
  return fetched;
}

function useLive(): Live {
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const opened = openLive('/api/desk/stream');
    setLive(opened);
    return () => opened.close();
  }, []);
  return live ?? SILENT;
}

/** For editors and approvers, who see no cases: nothing waits, and nothing can be out of date. */
function WritingDesk({ person, children }: { person: Person; children: ReactNode }) {
  const lists = useFetched('lists', (signal) => call<Lists>('GET', '/api/desk/lists', undefined, signal));
  const desk = useMemo(() => lists.data && deskless(person, lists.data), [person, lists.data]);
  return desk ? <DeskContext value={desk}>{children}</DeskContext> : <Empty fetched={lists} whole />;
}

function deskless(person: Person, lists: Lists): Desk {
  const counts = { queue: 0, mine: 0, offered: 0, unread: 0 };
  const me = { person, roles: [...person.roles], counts, seq: 0 } as unknown as Me;
  const live = { ...SILENT, standing: () => ALWAYS };
  return { me, lists, counts, live, reloadMe: () => {} };
}
const ALWAYS: Standing = { live: true, since: null, round: 0 };

/** Stands in for the moment before the stream is opened. */
const SILENT: Live = {
  standing: () => NOT_YET,
  watch: () => () => {},
  listen: () => () => {},
  close: () => {},
};
const NOT_YET: Standing = { live: false, since: null, round: 0 };

function useStandingOf(live: Live): Standing {
  return useSyncExternalStore(live.watch, live.standing);
}
