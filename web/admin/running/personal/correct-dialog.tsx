import { App, Modal } from 'antd';
import { useState } from 'react';
import { TextField } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { PERSONAL_WORDS } from './words.ts';

const FIELDS = ['name', 'phone', 'email'] as const;

/** Puts the contact of a case right, at the person's wish. */
export function CorrectDialog({ reference, onClose }: { reference: string; onClose(): void }) {
  const word = useTable(PERSONAL_WORDS);
  const { message } = App.useApp();
  const [contact, setContact] = useState<Partial<Record<(typeof FIELDS)[number], string>>>({});
  const [busy, doing] = useDoing();
  const given = Object.entries(contact).flatMap(([field, value]) =>
    value.trim() ? [[field, value.trim()] as const] : [],
  );
  const save = async () => {
    const body = { case: reference, contact: Object.fromEntries(given) };
    if (await doing(() => call('POST', '/api/admin/person/correct', body))) {
      message.success(word('corrected'));
      onClose();
    }
  };
  return (
    <Modal
      open
      title={word('correctTitle', { case: reference })}
      okText={word('correct')}
      okButtonProps={{ disabled: given.length === 0, loading: busy }}
      onOk={save}
      onCancel={onClose}
    >
      <p className="quiet">{word('correctText')}</p>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={word(field)}
          maxLength={60}
          value={contact[field] ?? ''}
          onText={(value) => setContact({ ...contact, [field]: value })}
        />
      ))}
    </Modal>
  );
}
