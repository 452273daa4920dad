import { Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import type { InviteBody, Invited, PersonChange, PersonDetail } from '../../../accounts/api.ts';
import { ROLE_TEXTS, ROLES, type Role } from '../../../accounts/roles.ts';
import type { Language } from '../../../src/base/language.ts';
import { Field, TextField } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';

/** Whose account is edited; null: somebody is invited. */
export interface AccountForm {
  person: PersonDetail | null;
}

interface Props {
  form: AccountForm;
  onCancel(): void;
  onInvited(invited: Invited): void;
  onChanged(): void;
}

/** Invites somebody with the roles they are to have, or changes name and roles. */
export function AccountDialog({ form: { person }, onCancel, onInvited, onChanged }: Props) {
  const say = useWords();
  const { pick, language: spoken } = useSpeech();
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  const [roles, setRoles] = useState<Role[]>([...(person?.roles ?? ['adviser' as const])]);
  const [language, setLanguage] = useState<Language>(person?.language ?? spoken);
  const [busy, doing] = useDoing();
  const save = () =>
    doing(async () => {
      if (person) {
        const body: PersonChange = { name: name.trim(), roles };
        await call('PATCH', `/api/people/${person.id}`, body);
        return onChanged();
      }
      const body: InviteBody = { name: name.trim(), email: email.trim(), roles, language };
      onInvited(await call<Invited>('POST', '/api/people', body));
    });
  return (
    <Modal
      open
      title={person ? say('editPerson', { name: person.name }) : say('inviteTitlePeople')}
      okText={say(person ? 'save' : 'invite')}
      okButtonProps={{ loading: busy, disabled: !name.trim() || !email.trim() || roles.length === 0 }}
      onOk={save}
      onCancel={onCancel}
    >
      <TextField label={say('yourName')} value={name} onText={setName} />
      {!person && <TextField label={say('email')} type="email" value={email} onText={setEmail} />}
      <fieldset className="field">
        <legend className="field-label">{say('inviteRolesPick')}</legend>
        <Checkbox.Group
          className="role-choices"
          value={roles}
          onChange={(next) => setRoles(next as Role[])}
          options={ROLES.map((value) => ({
            value,
            label: (
              <>
                {pick(ROLE_TEXTS[value].name)} <small>{pick(ROLE_TEXTS[value].about)}</small>
              </>
            ),
          }))}
        />
      </fieldset>
      {!person && (
        <Field label={say('pageLanguage')}>
          {(id) => (
            <Select
              id={id}
              style={{ width: 160 }}
              value={language}
              options={(['zh', 'en'] as const).map((value) => ({ value, label: say(`language_${value}`) }))}
              onChange={setLanguage}
            />
          )}
        </Field>
      )}
    </Modal>
  );
}
