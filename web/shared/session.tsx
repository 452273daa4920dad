import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { SessionView } from '../../accounts/api.ts';
import type { Person } from '../../accounts/person.ts';
import { hasRole, type Role } from '../../accounts/roles.ts';
import { AccountScreens } from './account/screens.tsx';
import { call, carryCsrf, onSignedOut } from './api.ts';
import { Empty } from './empty.tsx';
import { useFetched } from './use-fetched.ts';

interface Session {
  me: Person;
  view: SessionView;
  /** Whether the person signed in holds one of the roles. */
  is(...roles: Role[]): boolean;
  /** Takes over what a change of the account gave back. */
  take(view: SessionView): void;
  signOut(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** Lets only people through who are signed in, and shows all others how to get there. */
export function SessionGate({ children }: { children: ReactNode }) {
  const fetched = useFetched('session', () => call<SessionView>('GET', '/api/account/session'));
  const [taken, setTaken] = useState<SessionView | null>(null);
  const [left, setLeft] = useState(false);
  const view = taken ?? fetched.data;
  carryCsrf(view?.csrf ?? null);
  const leave = useCallback(() => {
    setTaken((was) => was && { ...was, person: null, csrf: null });
    setLeft(true);
  }, []);
  useEffect(() => {
    if (!taken && fetched.data) setTaken(fetched.data);
  }, [taken, fetched.data]);
  useEffect(() => onSignedOut(leave), [leave]);
  const session = useMemo(() => view?.person && sessionOf(view, view.person, setTaken, leave), [view, leave]);
  if (!view) return <Empty fetched={fetched} whole />;
  if (!session || view.needs)
    return (
      <AccountScreens
        view={view}
        left={left}
        onSession={(next) => {
          setLeft(false);
          setTaken(next);
        }}
      />
    );
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of SessionGate');
  return session;
}

function sessionOf(
  view: SessionView,
  me: Person,
  take: (view: SessionView) => void,
  leave: () => void,
): Session {
  return {
    me,
    view,
    is: (...roles) => hasRole(me, roles),
    take,
    signOut: async () => {
      await call('POST', '/api/account/sign-out').catch(() => {});
      leave();
    },
  };
}
