import { Button } from 'antd';
import { useState } from 'react';
import type { Member, PeopleReply } from '../../../desk/api.ts';
import { call } from '../../shared/api.ts';
import { Nothing } from '../../shared/empty.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { useSession } from '../../shared/session.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useDesk } from '../desk.tsx';
import { presenceOf } from '../frame/presence.tsx';
import { useWords } from '../words.ts';
import { MemberDialog } from './member-dialog.tsx';

/** The people of the desk: whether they are there, what they hold, what they can do. */
export function Members({ reply, onChanged }: { reply: PeopleReply; onChanged(): void }) {
  const say = useWords();
  const { is } = useSession();
  const [edited, setEdited] = useState<Member | null>(null);
  if (reply.people.length === 0) return <Nothing icon="people">{say('peopleEmpty')}</Nothing>;
  return (
    <>
      <ul className="members fades">
        {reply.people.map((member) => (
          <MemberLine
            key={member.id}
            member={member}
            onEdit={is('admin') ? () => setEdited(member) : null}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {edited && (
        <MemberDialog
          member={edited}
          onCancel={() => setEdited(null)}
          onDone={() => {
            setEdited(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}

interface LineProps {
  member: Member;
  onEdit: (() => void) | null;
  onChanged(): void;
}

function MemberLine({ member, onEdit, onChanged }: LineProps) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const state = presenceOf(member);
  const absent = member.absences.at(0);
  return (
    <li className="card member">
      <header>
        <span className="initial" aria-hidden="true">
          {[...member.name][0]}
        </span>
        <div>
          <b>{member.name}</b>
          <span className="presence" data-state={state}>
            <i aria-hidden="true" />
            {say(`presence_${state}`)}
            {state === 'absent' && absent && ` ${say('presenceUntil', { time: absent.to })}`}
            {!member.onDuty && state !== 'absent' && ` · ${say('offDuty')}`}
          </span>
        </div>
        {onEdit && (
          <Button size="small" onClick={onEdit} aria-label={say('editPerson', { name: member.name })}>
            {say('edit')}
          </Button>
        )}
      </header>
      <p className="row">
        {member.volunteer && (
          <span className="tag" data-tone="good">
            {say('volunteer')}
          </span>
        )}
        {member.teams.map((team) => (
          <span key={team} className="tag">
            {pick(lists.teams[team]!)}
          </span>
        ))}
        {member.languages.map((language) => (
          <span key={language} className="tag">
            {say(`language_${language}`)}
          </span>
        ))}
        {[...member.skills, ...member.regions].map((word) => (
          <span key={word} className="tag">
            {lists.topics[word] ? pick(lists.topics[word]) : word}
          </span>
        ))}
      </p>
      <div className="load">
        <meter
          min={0}
          max={Math.max(1, member.capacity)}
          high={Math.max(1, member.capacity) * 0.8}
          value={member.load}
          aria-label={say('personLoad')}
        />
        <small>
          {member.load}/{member.capacity}
        </small>
      </div>
      {member.volunteer && <LicenceLine member={member} onChanged={onChanged} />}
    </li>
  );
}

function LicenceLine({ member, onChanged }: { member: Member; onChanged(): void }) {
  const say = useWords();
  const { is } = useSession();
  const [busy, doing] = useDoing();
  const { licence, id } = member;
  const decide = async (approve: boolean) => {
    if (await doing(() => call('POST', `/api/desk/people/${id}/licence`, { approve }))) onChanged();
  };
  return (
    <div className="licence">
      <span>
        {say('licence')} <b>{licence?.number}</b> {licence?.organisation}
      </span>
      <span className="tag" data-tone={licence?.state === 'approved' ? 'good' : 'warn'}>
        {say(`licence_${licence?.state ?? 'none'}`)}
      </span>
      {is('admin') && licence && (
        <>
          {licence.state !== 'rejected' && (
            <Button size="small" loading={busy} onClick={() => decide(false)}>
              {say('reject')}
            </Button>
          )}
          {licence.state !== 'approved' && (
            <Button size="small" type="primary" loading={busy} onClick={() => decide(true)}>
              {say('approve')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
