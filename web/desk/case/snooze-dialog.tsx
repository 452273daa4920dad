import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Field } from '../../shared/account/field.tsx';
import { useWords } from '../words.ts';

/** Puts a case away until a time; it comes back by itself. */
export function SnoozeDialog(props: { onCancel(): void; onSnooze(until: string): void }) {
  const say = useWords();
  const [own, setOwn] = useState('');
  const choices = [
    ['snoozeHour', new Date(Date.now() + 3_600_000)],
    ['snoozeTomorrow', morning(1)],
    ['snoozeMonday', morning((8 - new Date().getDay()) % 7 || 7)],
  ] as const;
  return (
    <Modal open title={say('snooze')} footer={null} onCancel={props.onCancel} width={420}>
      <p className="quiet">{say('snoozeText')}</p>
      <div className="choices">
        {choices.map(([word, until]) => (
          <Button key={word} block onClick={() => props.onSnooze(until.toISOString())}>
            {say(word)}
          </Button>
        ))}
      </div>
      <Field label={say('snoozeOwn')}>
        {(id) => (
          <div className="row">
            <Input
              id={id}
              type="datetime-local"
              style={{ width: 220 }}
              value={own}
              onChange={({ target }) => setOwn(target.value)}
            />
            <Button
              type="primary"
              disabled={!own || Date.parse(own) <= Date.now()}
              onClick={() => props.onSnooze(new Date(own).toISOString())}
            >
              {say('snooze')}
            </Button>
          </div>
        )}
      </Field>
    </Modal>
  );
}

/** Nine o'clock, so many days on. */
function morning(days: number): Date {
  const then = new Date();
  then.setDate(then.getDate() + days);
  then.setHours(9, 0, 0, 0);
  return then;
}
