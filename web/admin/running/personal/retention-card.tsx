import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { Field } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { useWords } from '../../../shared/words.ts';
import { Shown } from '../../frame/shown.tsx';
import { type Read, useRead } from '../../frame/use-read.ts';
import { PERSONAL_WORDS } from './words.ts';

const CLASSES = ['conversations', 'mails', 'backups'] as const;
type Retention = Record<(typeof CLASSES)[number], number>;

const MOST_DAYS = 36_500;

/** How many days each kind of data is kept. */
export function RetentionCard() {
  const word = useTable(PERSONAL_WORDS);
  const read = useRead<Retention>('/api/admin/retention');
  return (
    <section className="sheet">
      <h2>{word('retention')}</h2>
      <div className="sheet-body">
        <p className="quiet">{word('retentionText')}</p>
        <Shown read={read}>
          {(retention) => <Form key={JSON.stringify(retention)} retention={retention} read={read} />}
        </Shown>
      </div>
    </section>
  );
}

function Form({ retention, read }: { retention: Retention; read: Read<Retention> }) {
  const word = useTable(PERSONAL_WORDS);
  const say = useWords();
  const { is } = useSession();
  const { message } = App.useApp();
  const [days, setDays] = useState(retention);
  const [busy, doing] = useDoing();
  const changed = CLASSES.some((kind) => days[kind] !== retention[kind]);
  const save = () =>
    doing(async () => {
      const kept = await call<Retention>('PUT', '/api/admin/retention', days);
      read.patch(() => kept);
      message.success(word('retentionSaved'));
    });
  return (
    <>
      <div className="form-line">
        {CLASSES.map((kind) => (
          <Field key={kind} label={word(`keep_${kind}`)}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={MOST_DAYS}
                precision={0}
                disabled={!is('admin')}
                value={days[kind]}
                onChange={(value) => value !== null && setDays({ ...days, [kind]: value })}
              />
            )}
          </Field>
        ))}
      </div>
      {is('admin') && (
        <Button disabled={!changed} loading={busy} onClick={save}>
          {say('save')}
        </Button>
      )}
    </>
  );
}
