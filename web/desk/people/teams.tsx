import { Button, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Team, TeamBody } from '../../../desk/api.ts';
import { ASSIGNMENTS, SLA_KINDS } from '../../../desk/states.ts';
import { Field } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useSession } from '../../shared/session.tsx';
import { useTimes } from '../../shared/times.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { Facts } from '../case/facts.tsx';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { hoursOf, readHours } from './hours.ts';
import { HoursField } from './hours-field.tsx';

/** How each team gets its cases, when it works, and what it promises. */
export function Teams({ teams, onChanged }: { teams: Team[]; onChanged(): void }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const { is } = useSession();
  const { moment } = useTimes();
  const [edited, setEdited] = useState<Team | null>(null);
  return (
    <>
      <ul className="members">
        {teams.map((team) => (
          <li key={team.code} className="card">
            <h2>
              {pick(lists.teams[team.code]!)}
              <span className="tag" data-tone={team.open ? 'good' : undefined}>
                {team.open
                  ? say('teamOpen')
                  : team.opensAt
                    ? say('teamOpens', { time: moment(team.opensAt) })
                    : say('teamShut')}
              </span>
            </h2>
            <Facts
              facts={[
                [say('teamAssignment'), pick(lists.assignments[team.assignment]!)],
                [say('teamOfferMinutes'), String(team.offerMinutes)],
                [say('teamReofferMinutes'), String(team.reofferMinutes)],
                ...SLA_KINDS.map((kind) => [pick(lists.sla[kind]!), String(team.sla[kind])] as const),
              ]}
            />
            {is('admin') && (
              <div className="row-end">
                <Button size="small" onClick={() => setEdited(team)}>
                  {say('edit')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {edited && (
        <TeamDialog
          team={edited}
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

function TeamDialog({ team, onCancel, onDone }: { team: Team; onCancel(): void; onDone(): void }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const [draft, setDraft] = useState(team);
  const [hours, setHours] = useState(() => hoursOf(team.hours)!);
  const [busy, doing] = useDoing();
  const read = readHours(hours);
  const save = async () => {
    if (read === 'wrong') return;
    const { assignment, offerMinutes, reofferMinutes, sla } = draft;
    const body: TeamBody = { assignment, offerMinutes, reofferMinutes, sla, hours: read };
    if (await doing(() => call('PUT', `/api/desk/teams/${team.code}`, body), say('saved'))) onDone();
  };
  const number = (label: string, value: number, set: (value: number) => void) => (
    <Field key={label} label={label}>
      {(id) => (
        <InputNumber
          id={id}
          min={1}
          max={100_000}
          precision={0}
          value={value}
          onChange={(next) => next && set(next)}
        />
      )}
    </Field>
  );
  return (
    <Modal
      open
      title={pick(lists.teams[team.code]!)}
      okText={say('save')}
      okButtonProps={{ loading: busy, disabled: read === 'wrong' }}
      onOk={save}
      onCancel={onCancel}
    >
      <Field label={say('teamAssignment')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={draft.assignment}
            options={ASSIGNMENTS.map((value) => ({ value, label: pick(lists.assignments[value]!) }))}
            onChange={(assignment) => setDraft({ ...draft, assignment })}
          />
        )}
      </Field>
      {number(say('teamOfferMinutes'), draft.offerMinutes, (offerMinutes) =>
        setDraft({ ...draft, offerMinutes }),
      )}
      {number(say('teamReofferMinutes'), draft.reofferMinutes, (reofferMinutes) =>
        setDraft({ ...draft, reofferMinutes }),
      )}
      <h3 className="dialog-heading">{say('teamSla')}</h3>
      {SLA_KINDS.map((kind) =>
        number(pick(lists.sla[kind]!), draft.sla[kind], (minutes) =>
          setDraft({ ...draft, sla: { ...draft.sla, [kind]: minutes } }),
        ),
      )}
      <h3 className="dialog-heading">{say('hours')}</h3>
      <HoursField value={hours} wrong={read === 'wrong'} onValue={setHours} />
    </Modal>
  );
}
