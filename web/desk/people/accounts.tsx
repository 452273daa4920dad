import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { Invited, PeopleList, PersonDetail } from '../../../accounts/api.ts';
import { ROLE_TEXTS } from '../../../accounts/roles.ts';
import { call } from '../../shared/api.ts';
import { Empty } from '../../shared/empty.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { useSession } from '../../shared/session.tsx';
import { useTimes } from '../../shared/times.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { useFetched } from '../../shared/use-fetched.ts';
import { useWords, type WordKey } from '../words.ts';
import { AccountDialog, type AccountForm } from './account-dialog.tsx';
import { OnceLink } from './once-link.tsx';

/** The accounts of the centre: invitations, roles, and what to do when somebody cannot get in. */
export function Accounts() {
  const say = useWords();
  const fetched = useFetched('accounts', (signal) =>
    call<PeopleList>('GET', '/api/people', undefined, signal),
  );
  const [form, setForm] = useState<AccountForm | null>(null);
  const [link, setLink] = useState<{ invited: Invited; word: WordKey } | null>(null);
  if (!fetched.data) return <Empty fetched={fetched} />;
  const show = (invited: Invited, word: WordKey) => {
    setForm(null);
    setLink({ invited, word });
    fetched.renew();
  };
  return (
    <>
      <div className="row-end first">
        <Button type="primary" icon={<Icon name="add" size={16} />} onClick={() => setForm({ person: null })}>
          {say('invite')}
        </Button>
      </div>
      <ul className="accounts">
        {fetched.data.people.map((person) => (
          <Account
            key={person.id}
            person={person}
            onEdit={() => setForm({ person })}
            onLink={show}
            onChanged={fetched.renew}
          />
        ))}
      </ul>
      {form && (
        <AccountDialog
          form={form}
          onCancel={() => setForm(null)}
          onInvited={(invited) => show(invited, 'inviteLink')}
          onChanged={() => {
            setForm(null);
            fetched.renew();
          }}
        />
      )}
      {link && <OnceLink {...link} onDone={() => setLink(null)} />}
    </>
  );
}

interface AccountProps {
  person: PersonDetail;
  onEdit(): void;
  onLink(invited: Invited, word: WordKey): void;
  onChanged(): void;
}

function Account({ person, onEdit, onLink, onChanged }: AccountProps) {
  const say = useWords();
  const { pick } = useSpeech();
  const { me } = useSession();
  const { moment } = useTimes();
  const [busy, doing] = useDoing();
  const path = `/api/people/${person.id}`;
  const act = (what: string) => () =>
    doing(async () => {
      await call('POST', `${path}/${what}`);
      onChanged();
    });
  const linked = (what: string, word: WordKey) => () =>
    doing(async () => onLink(await call<Invited>('POST', `${path}/${what}`), word));
  const self = person.id === me.id;
  const items = [
    { key: 'editRoles', onClick: onEdit, shown: true },
    { key: 'inviteAgain', onClick: linked('invitation', 'inviteLink'), shown: person.state === 'invited' },
    { key: 'resetPassword', onClick: linked('reset', 'resetLink'), shown: person.state === 'active' },
    { key: 'unlock', onClick: act('unlock'), shown: person.locked },
    { key: 'endSessions', onClick: act('sign-out'), shown: person.state === 'active' && !self },
    { key: 'removeFactor', onClick: act('second-factor/remove'), shown: person.secondFactor && !self },
    { key: 'disable', onClick: act('disable'), shown: person.state !== 'disabled' && !self, danger: true },
    { key: 'enable', onClick: act('enable'), shown: person.state === 'disabled' },
  ]
    .filter(({ shown }) => shown)
    .map(({ shown: _, ...rest }) => ({ ...rest, label: say(rest.key as WordKey) }));
  return (
    <li data-state={person.state}>
      <span className="initial" aria-hidden="true">
        {[...person.name][0]}
      </span>
      <div>
        <b>{person.name}</b> <small>{person.email}</small>
        <p className="row">
          {person.roles.map((role) => (
            <span key={role} className="tag">
              {pick(ROLE_TEXTS[role].name)}
            </span>
          ))}
          {person.state !== 'active' && (
            <span className="tag" data-tone="warn">
              {say(`state_${person.state}`)}
            </span>
          )}
          {person.secondFactor && (
            <span className="tag" data-tone="good">
              {say('factorShort')}
            </span>
          )}
          {person.locked && (
            <span className="tag" data-tone="alarm">
              {say('locked')}
            </span>
          )}
          <small>
            {person.invitedUntil
              ? say('invitedUntil', { time: moment(person.invitedUntil) })
              : person.signedInAt
                ? say('lastSignIn', { time: moment(person.signedInAt) })
                : say('neverSignedIn')}
          </small>
        </p>
      </div>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button loading={busy} icon={<Icon name="more" />} aria-label={`${say('actions')}: ${person.name}`} />
      </Dropdown>
    </li>
  );
}
