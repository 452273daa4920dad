import { Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { PeopleReply } from '../../../desk/api.ts';
import type { TransferBody } from '../../../desk/api-acts.ts';
import type { CaseDetail, CaseRow } from '../../../desk/api-case.ts';
import { TEAMS, type TeamCode } from '../../../desk/states.ts';
import { Field } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useFetched } from '../../shared/use-fetched.ts';
import { useDesk } from '../desk.tsx';
import { presenceOf } from '../frame/presence.tsx';
import { useWords } from '../words.ts';

interface Props {
  detail: CaseDetail;
  onCancel(): void;
  onDone(after: CaseRow | undefined): void;
}

/** Hands a case to a team or a person, with a note for who takes it. */
export function TransferDialog({ detail, onCancel, onDone }: Props) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists, me } = useDesk();
  const { case: row, brief } = detail;
  const [to, setTo] = useState<'team' | 'person'>('team');
  const [team, setTeam] = useState<TeamCode | null>(null);
  const [personId, setPersonId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [busy, doing] = useDoing();
  const people = useFetched('people', (signal) =>
    call<PeopleReply>('GET', '/api/desk/people', undefined, signal),
  );
  const legalAid = to === 'team' && team === 'legal_aid';
  const ready = (to === 'team' ? team : personId) && note.trim();
  const send = async () => {
    const target = to === 'team' ? { team: team! } : { personId: personId! };
    const body: TransferBody = { ...target, note: note.trim() };
    const path = `/api/desk/cases/${row.id}/transfer`;
    let after: CaseRow | undefined;
    const send = async () => {
      after = await call<CaseRow | undefined>('POST', path, body);
    };
    if (await doing(send, say('transferDone'))) onDone(after);
  };
  return (
    <Modal
      open
      title={`${say('transferTitle')} · ${row.reference}`}
      okText={say('transfer')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={send}
      onCancel={onCancel}
    >
      <Segmented
        block
        value={to}
        options={[
          { value: 'team', label: say('transferTeam') },
          { value: 'person', label: say('transferPerson') },
        ]}
        onChange={setTo}
      />
      <Field label={say(to === 'team' ? 'filterTeam' : 'transferPerson')}>
        {(id) =>
          to === 'team' ? (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={team}
              options={TEAMS.filter((one) => one !== row.team).map((value) => ({
                value,
                label: pick(lists.teams[value]!),
              }))}
              onChange={setTeam}
            />
          ) : (
            <Select
              id={id}
              style={{ width: '100%' }}
              showSearch={{ optionFilterProp: 'label' }}
              value={personId}
              loading={people.loading}
              options={(people.data?.people ?? [])
                .filter((one) => one.id !== me.person.id)
                .map((one) => ({
                  value: one.id,
                  label: `${one.name} · ${say(`presence_${presenceOf(one)}`)} · ${one.load}/${one.capacity}`,
                }))}
              onChange={setPersonId}
            />
          )
        }
      </Field>
      {legalAid && (
        <p className="verdict" data-tone={brief.consent.volunteer ? undefined : 'warn'}>
          {say(brief.consent.volunteer ? 'transferLegalAid' : 'transferNoConsent')}
        </p>
      )}
      <Field label={say('transferNote')} hint={say('transferNoteHint')}>
        {(id, hint) => (
          <Input.TextArea
            id={id}
            aria-describedby={hint}
            autoSize={{ minRows: 3, maxRows: 8 }}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
