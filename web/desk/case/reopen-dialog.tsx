import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { ReopenBody } from '../../../desk/api-acts.ts';
import type { CaseRow } from '../../../desk/api-case.ts';
import { Field } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';

/** Opens a closed case again, with the reason. */
export function ReopenDialog({ row, onCancel, onDone }: { row: CaseRow; onCancel(): void; onDone(): void }) {
  const say = useWords();
  const [reason, setReason] = useState('');
  const [busy, doing] = useDoing();
  const send = async () => {
    const body: ReopenBody = { reason: reason.trim() };
    if (await doing(() => call('POST', `/api/desk/cases/${row.id}/reopen`, body))) onDone();
  };
  return (
    <Modal
      open
      title={`${say('reopenTitle')} · ${row.reference}`}
      okText={say('reopen')}
      okButtonProps={{ disabled: !reason.trim(), loading: busy }}
      onOk={send}
      onCancel={onCancel}
    >
      <Field label={say('reason')}>
        {(id) => (
          <Input
            id={id}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={send}
          />
        )}
      </Field>
    </Modal>
  );
}
