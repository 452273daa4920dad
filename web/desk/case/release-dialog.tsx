import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { ReleaseBody } from '../../../desk/api-acts.ts';
import type { CaseRow } from '../../../desk/api-case.ts';
import { RELEASE_REASONS, type ReleaseReason } from '../../../desk/states.ts';
import { Field } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';

interface Props {
  row: CaseRow;
  verb: 'release' | 'decline';
  onCancel(): void;
  onDone(after: CaseRow | undefined): void;
}

/** Gives a case back, or declines the offer of one, with the reason. */
export function ReleaseDialog({ row, verb, onCancel, onDone }: Props) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const [reason, setReason] = useState<ReleaseReason | null>(null);
  const [note, setNote] = useState('');
  const [busy, doing] = useDoing();
  const send = async () => {
    const body: ReleaseBody = { reason: reason!, ...(note.trim() && { note: note.trim() }) };
    let after: CaseRow | undefined;
    const release = async () => {
      after = await call<CaseRow | undefined>('POST', `/api/desk/cases/${row.id}/${verb}`, body);
    };
    if (await doing(release, say('released'))) onDone(after);
  };
  return (
    <Modal
      open
      title={say(verb === 'release' ? 'releaseTitle' : 'declineTitle')}
      okText={say(verb)}
      okButtonProps={{ disabled: !reason, loading: busy }}
      onOk={send}
      onCancel={onCancel}
    >
      <Field label={say('reason')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={reason}
            options={RELEASE_REASONS.map((value) => ({ value, label: pick(lists.releaseReasons[value]!) }))}
            onChange={setReason}
          />
        )}
      </Field>
      <Field label={say('noteOptional')} hint={say('transferNoteHint')}>
        {(id, hint) => (
          <Input.TextArea
            id={id}
            aria-describedby={hint}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
