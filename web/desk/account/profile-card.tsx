import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ProfileBody, SessionView } from '../../../accounts/api.ts';
import { ROLE_TEXTS } from '../../../accounts/roles.ts';
import type { Language } from '../../../src/base/language.ts';
import { Field, TextField } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useSession } from '../../shared/session.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';

/** Name, roles, and the language that notices are written in. */
export function ProfileCard() {
  const say = useWords();
  const { pick } = useSpeech();
  const { me, take } = useSession();
  const [name, setName] = useState(me.name);
  const [language, setLanguage] = useState<Language>(me.language);
  const [busy, doing] = useDoing();
  const changed = name.trim() !== me.name || language !== me.language;
  const save = () => {
    const body: ProfileBody = { name: name.trim(), language };
    return doing(
      async () => take(await call<SessionView>('PATCH', '/api/account/profile', body)),
      say('saved'),
    );
  };
  return (
    <section className="card">
      <h2>{say('profile')}</h2>
      <p>
        {me.email} · {me.roles.map((role) => pick(ROLE_TEXTS[role].name)).join(' · ')}
      </p>
      <div className="account-form">
        <TextField label={say('yourName')} autoComplete="name" value={name} onText={setName} />
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
        <div className="row-end">
          <Button type="primary" disabled={!changed || !name.trim()} loading={busy} onClick={save}>
            {say('save')}
          </Button>
        </div>
      </div>
    </section>
  );
}
