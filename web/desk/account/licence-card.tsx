import { Button } from 'antd';
import { useState } from 'react';
import type { LicenceBody, Member } from '../../../desk/api.ts';
import { TextField } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';

/** A volunteer's licence, to be checked by an administrator. */
export function LicenceCard() {
  const say = useWords();
  const { me, reloadMe } = useDesk();
  const { licence } = me.member;
  const [number, setNumber] = useState(licence?.number ?? '');
  const [organisation, setOrganisation] = useState(licence?.organisation ?? '');
  const [busy, doing] = useDoing();
  const send = async () => {
    const body: LicenceBody = { number: number.trim(), organisation: organisation.trim() };
    if (await doing(() => call<Member>('PUT', '/api/desk/me/licence', body), say('saved'))) reloadMe();
  };
  return (
    <section className="card">
      <h2>
        {say('licence')}
        <span className="tag" data-tone={licence?.state === 'approved' ? 'good' : 'warn'}>
          {say(`licence_${licence?.state ?? 'none'}`)}
        </span>
      </h2>
      <p>{say('licenceHint')}</p>
      <div className="account-form">
        <TextField label={say('licenceNumber')} value={number} onText={setNumber} />
        <TextField label={say('licenceOrganisation')} value={organisation} onText={setOrganisation} />
        <div className="row-end">
          <Button
            type="primary"
            disabled={!number.trim() || !organisation.trim()}
            loading={busy}
            onClick={send}
          >
            {say('licenceSubmit')}
          </Button>
        </div>
      </div>
    </section>
  );
}
