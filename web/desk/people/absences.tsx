import { Button, Input } from 'antd';
import { useState } from 'react';
import type { AbsenceBody, Member } from '../../../desk/api.ts';
import { call } from '../../shared/api.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';

const NONE: AbsenceBody = { from: '', to: '', reason: '' };

/** Days on which somebody is away; each is stored at once. */
export function Absences({ member }: { member: Member }) {
  const say = useWords();
  const [held, setHeld] = useState(member.absences);
  const [next, setNext] = useState(NONE);
  const [busy, doing] = useDoing();
  const path = `/api/desk/people/${member.id}/absences`;
  const add = () =>
    doing(async () => {
      setHeld((await call<Member>('POST', path, next)).absences);
      setNext(NONE);
    });
  const remove = (id: string) =>
    doing(async () => {
      await call('DELETE', `${path}/${id}`);
      setHeld((now) => now.filter((one) => one.id !== id));
    });
  return (
    <section className="absences">
      <h3>{say('absences')}</h3>
      <ul className="plain-list">
        {held.map(({ id, from, to, reason }) => (
          <li key={id}>
            {from} – {to} {reason}{' '}
            <Button size="small" type="text" onClick={() => remove(id)}>
              {say('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="row">
        {(['from', 'to'] as const).map((end) => (
          <Input
            key={end}
            size="small"
            type="date"
            style={{ width: 140 }}
            aria-label={say(end === 'from' ? 'absenceFrom' : 'absenceTo')}
            value={next[end]}
            onChange={({ target }) => setNext({ ...next, [end]: target.value })}
          />
        ))}
        <Input
          size="small"
          style={{ width: 150 }}
          placeholder={say('absenceReason')}
          aria-label={say('absenceReason')}
          value={next.reason}
          onChange={({ target }) => setNext({ ...next, reason: target.value })}
        />
        <Button
          size="small"
          loading={busy}
          disabled={!next.from || !next.to || next.to < next.from}
          onClick={add}
        >
          {say('absenceAdd')}
        </Button>
      </div>
    </section>
  );
}
