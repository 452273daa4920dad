import { Button } from 'antd';
import { LanguageButton, LookButton } from '../../shared/look-button.tsx';
import { useSession } from '../../shared/session.tsx';
import { useWords } from '../words.ts';
import { AlertCard } from './alert-card.tsx';
import { FactorCard } from './factor-card.tsx';
import { LicenceCard } from './licence-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { SessionsCard } from './sessions-card.tsx';

/** One's own account: profile, alerts, password, second factor, licence, where one is signed in. */
export default function MePage() {
  const say = useWords();
  const { signOut, is } = useSession();
  return (
    <div className="page-frame">
      <header className="page-head">
        <h1>{say('navMe')}</h1>
        <LookButton />
        <LanguageButton />
        <Button onClick={signOut}>{say('signOut')}</Button>
      </header>
      <div className="page-body">
        <div className="cards">
          <ProfileCard />
          <AlertCard />
          {is('volunteer') && <LicenceCard />}
          <PasswordCard />
          <FactorCard />
          <SessionsCard />
        </div>
      </div>
    </div>
  );
}
