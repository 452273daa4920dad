import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { PartiesBody } from '../../../desk/api-acts.ts';
import type { CaseDetail, Party } from '../../../desk/api-case.ts';
import { call } from '../../shared/api.ts';
import { Icon } from '../../shared/icon.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';

/** Who stands against whom; the conflict check compares these with the cases of whoever takes the case. */
export function Parties({ detail, onChanged }: { detail: CaseDetail; onChanged(): void }) {
  const say = useWords();
  const [edited, setEdited] = useState<(Party & { key: number })[] | null>(null);
  const [busy, doing] = useDoing();
  const mayEdit = detail.may.includes('parties');
  const save = async () => {
    const body: PartiesBody = {
      parties: edited!
        .map(({ side, name, code }) => ({ side, name: name.trim(), code: code.trim().toUpperCase() }))
        .filter(({ name, code }) => name || code),
    };
    if (!(await doing(() => call('POST', `/api/desk/cases/${detail.case.id}/parties`, body), say('saved'))))
      return;
    setEdited(null);
    onChanged();
  };
  if (edited) {
    const change = (key: number, part: Partial<Party>) =>
      setEdited(edited.map((one) => (one.key === key ? { ...one, ...part } : one)));
    const add = (side: Party['side']) => [...edited, { key: Date.now(), side, name: '', code: '' }];
    return (
      <section>
        <h3>{say('parties')}</h3>
        {edited.map(({ key, side, name, code }) => (
          <div key={key} className="party">
            <Select
              size="small"
              value={side}
              aria-label={say('partySide')}
              options={(['own', 'opposing'] as const).map((value) => ({
                value,
                label: say(`partySide_${value}`),
              }))}
              onChange={(next) => change(key, { side: next })}
            />
            <Input
              size="small"
              value={name}
              placeholder={say('partyName')}
              aria-label={say('partyName')}
              onChange={({ target }) => change(key, { name: target.value })}
            />
            <Button
              size="small"
              type="text"
              icon={<Icon name="close" size={14} />}
              aria-label={say('remove')}
              onClick={() => setEdited(edited.filter((one) => one.key !== key))}
            />
            <Input
              size="small"
              className="party-code"
              value={code}
              maxLength={18}
              placeholder={say('partyCode')}
              aria-label={say('partyCode')}
              onChange={({ target }) => change(key, { code: target.value })}
            />
          </div>
        ))}
        <div className="row-end">
          <Button size="small" type="text" onClick={() => setEdited(add('opposing'))}>
            {say('partyAdd')}
          </Button>
          <Button size="small" onClick={() => setEdited(null)}>
            {say('cancel')}
          </Button>
          <Button size="small" type="primary" loading={busy} onClick={save}>
            {say('save')}
          </Button>
        </div>
      </section>
    );
  }
  const begin = () => {
    const held: Party[] =
      detail.parties.length > 0
        ? detail.parties
        : [
            { side: 'own', name: '', code: '' },
            { side: 'opposing', name: '', code: '' },
          ];
    setEdited(held.map((party, key) => ({ ...party, key })));
  };
  return (
    <section>
      <h3>{say('parties')}</h3>
      <p className="quiet">{say('partiesText')}</p>
      {detail.parties.length === 0 ? (
        <p>{say('partiesNone')}</p>
      ) : (
        <ul className="plain-list">
          {detail.parties.map(({ side, name, code }) => (
            <li key={`${side}-${name}-${code}`}>
              <span className="tag">{say(`partySide_${side}`)}</span> {name} <small>{code}</small>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <Button size="small" onClick={begin}>
          {say('edit')}
        </Button>
      )}
    </section>
  );
}
