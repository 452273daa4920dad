import { useState, useSyncExternalStore } from 'react';
import type { LinkKind, SessionView } from '../../../accounts/api.ts';
import { call } from '../api.ts';
import { homeHere } from '../home.ts';
import { useWords } from '../words.ts';
import { AccountCard } from './card.tsx';
import { Forgot } from './forgot.tsx';
import { LinkScreen } from './link-screen.tsx';
import { SecondFactorSetup } from './second-factor.tsx';
import { SignIn } from './sign-in.tsx';

export interface ScreenProps {
  view: SessionView;
  onSession(view: SessionView): void;
}

/** What somebody sees who is not signed in, or not all the way: a one-time link goes before all else. */
export function AccountScreens({ left, ...props }: ScreenProps & { left: boolean }) {
  const link = useLink();
  const [forgot, setForgot] = useState(false);
  const onSession = (view: SessionView) => {
    if (link) history.replaceState(null, '', `/${homeHere()}`);
    props.onSession(view);
  };
  if (link) return <LinkScreen {...props} {...link} onSession={onSession} />;
  if (props.view.needs && props.view.person) return <NeedsSecondFactor {...props} />;
  if (forgot) return <Forgot mail={props.view.features.mail} onBack={() => setForgot(false)} />;
  return <SignIn {...props} left={left} onForgot={() => setForgot(true)} />;
}

function NeedsSecondFactor({ view, onSession }: ScreenProps) {
  const say = useWords();
  return (
    <AccountCard title={say('factor')} text={say('factorNeeded')}>
      <SecondFactorSetup
        password={view.password}
        onDone={async () => onSession(await call<SessionView>('GET', '/api/account/session'))}
      />
    </AccountCard>
  );
}

const LINK = /^#\/(setup|invitation|reset|link)\?token=([\w.~-]+)$/;

/** A one-time link stands after `#`, where it reaches no server and no log. */
function useLink(): { kind: LinkKind; token: string } | null {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      window.addEventListener('popstate', changed);
      return () => {
        window.removeEventListener('hashchange', changed);
        window.removeEventListener('popstate', changed);
      };
    },
    () => location.hash,
  );
  const found = LINK.exec(hash);
  return found && { kind: found[1] as LinkKind, token: found[2]! };
}
