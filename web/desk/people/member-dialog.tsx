import { Checkbox, InputNumber, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import type { Member, MemberBody } from '../../../desk/api.ts';
import { TEAMS } from '../../../desk/states.ts';
import type { Language } from '../../../src/base/language.ts';
import { Field, TextField } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useDesk } from '../desk.tsx';
import { REGIONS } from '../regions.ts';
import { useWords } from '../words.ts';
import { Absences } from './absences.tsx';
import { hoursOf, readHours, type TypedHours } from './hours.ts';
import { HoursField } from './hours-field.tsx';

interface Props {
  member: Member;
  onCancel(): void;
  onDone(): void;
}

/** What a person of the desk can do, how much, and when. */
export function MemberDialog({ member, onCancel, onDone }: Props) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const [draft, setDraft] = useState(() => ({
    teams: member.teams,
    skills: member.skills,
    languages: member.languages,
    regions: member.regions,
    capacity: member.capacity as number | null,
    zh: member.displayName?.zh ?? '',
    en: member.displayName?.en ?? '',
  }));
  const [hours, setHours] = useState<TypedHours | null>(() => hoursOf(member.hours));
  const [busy, doing] = useDoing();
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const read = hours === null ? null : readHours(hours);
  const save = async () => {
    const { teams, skills, languages, regions, capacity, zh, en } = draft;
    const displayName = zh.trim() && en.trim() ? { zh: zh.trim(), en: en.trim() } : null;
    const body: MemberBody = { teams, skills, languages, regions, capacity: capacity ?? 0, displayName };
    if (read !== 'wrong') body.hours = read;
    if (await doing(() => call('PUT', `/api/desk/people/${member.id}`, body), say('saved'))) onDone();
  };
  return (
    <Modal
      open
      width={560}
      title={say('editPerson', { name: member.name })}
      okText={say('save')}
      okButtonProps={{ loading: busy, disabled: read === 'wrong' || draft.capacity === null }}
      onOk={save}
      onCancel={onCancel}
    >
      <Field label={say('personTeams')}>
        {(id) => (
          <Checkbox.Group
            aria-labelledby={id}
            value={draft.teams}
            options={TEAMS.map((value) => ({ value, label: pick(lists.teams[value]!) }))}
            onChange={(teams) => set({ teams: teams as Member['teams'] })}
          />
        )}
      </Field>
      <Field label={say('personLanguages')}>
        {(id) => (
          <Checkbox.Group
            aria-labelledby={id}
            value={draft.languages}
            options={(['zh', 'en'] as const).map((value) => ({ value, label: say(`language_${value}`) }))}
            onChange={(languages) => set({ languages: languages as Language[] })}
          />
        )}
      </Field>
      <Field label={say('personSkills')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            style={{ width: '100%' }}
            value={draft.skills}
            options={Object.entries(lists.topics).map(([value, words]) => ({ value, label: pick(words) }))}
            onChange={(skills) => set({ skills })}
          />
        )}
      </Field>
      <Field label={say('personRegions')} hint={say('personRegionsHint')}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            style={{ width: '100%' }}
            value={draft.regions}
            options={REGIONS.map((value) => ({ value, label: value }))}
            onChange={(regions) => set({ regions })}
          />
        )}
      </Field>
      <Field label={say('personCapacity')}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={99}
            precision={0}
            value={draft.capacity}
            onChange={(capacity) => set({ capacity })}
          />
        )}
      </Field>
      <div className="bilingual">
        <TextField
          label={`${say('displayName')} · ${say('language_zh')}`}
          value={draft.zh}
          onText={(zh) => set({ zh })}
        />
        <TextField
          label={`${say('displayName')} · ${say('language_en')}`}
          value={draft.en}
          onText={(en) => set({ en })}
        />
      </div>
      <label className="row switch-line" htmlFor="own-hours">
        <Switch
          id="own-hours"
          size="small"
          checked={hours !== null}
          onChange={(own) => setHours(own ? hoursOf({ week: {} }) : null)}
        />
        {say('hours')}：{say(hours === null ? 'hoursOfTeam' : 'hoursOwn')}
      </label>
      {hours && <HoursField value={hours} wrong={read === 'wrong'} onValue={setHours} />}
      <Absences member={member} />
    </Modal>
  );
}
