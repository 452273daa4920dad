import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { ReviewBody } from '../../../reports/api-worklists.ts';
import { systemClock, today } from '../../../src/base/time.ts';
import { Field } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useTable } from '../../shared/language.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../../shared/words.ts';
import { WORKLIST_WORDS } from '../words/worklists.ts';
import type { Subject } from './item-acts.tsx';

const MONTHS = [3, 6, 12];

/** Notes that somebody looked at a text and found it right, and when to look again. */
export function ReviewDialog(props: { subject: Subject; title: string; onCancel(): void; onDone(): void }) {
  const say = useWords();
  const word = useTable(WORKLIST_WORDS);
  const [busy, doing] = useDoing();
  const [nextOn, setNextOn] = useState(inMonths(6));
  const [note, setNote] = useState('');
  const save = async () => {
    const body: ReviewBody = { ...props.subject, nextOn, ...(note.trim() && { note: note.trim() }) };
    if (await doing(() => call('POST', '/api/worklists/review', body))) props.onDone();
  };
  return (
    <Modal
      open
      title={`${word('reviewTitle')} · ${props.title}`}
      onCancel={props.onCancel}
      onOk={save}
      okText={say('save')}
      okButtonProps={{ disabled: nextOn <= today(systemClock) }}
      confirmLoading={busy}
      width={460}
    >
      <p className="about">{word('reviewText')}</p>
      <Field label={word('nextOn')}>
        {(id) => (
          <div className="row">
            <Input
              id={id}
              type="date"
              style={{ width: 160 }}
              min={today(systemClock)}
              value={nextOn}
              onChange={({ target }) => setNextOn(target.value)}
            />
            {MONTHS.map((n) => (
              <Button key={n} size="small" type="text" onClick={() => setNextOn(inMonths(n))}>
                {word('inMonths', { n })}
              </Button>
            ))}
          </div>
        )}
      </Field>
      <Field label={`${word('note')} · ${say('optional')}`}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}

/** The day so many months after today; the last of the month where it has no such day. */
function inMonths(months: number): string {
  const [year, month, day] = today(systemClock).split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
