import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { EvaluationSet } from '../../../../src/operations/evaluation/api.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { useWords } from '../../../shared/words.ts';
import { EVALUATION_WORDS } from './words.ts';

interface Props {
  /** Null: a new one. */
  set: EvaluationSet | null;
  onClose(): void;
  onDone(set: EvaluationSet): void;
}

/** Names a set. */
export function SetDialog({ set, onClose, onDone }: Props) {
  const word = useTable(EVALUATION_WORDS);
  const say = useWords();
  const [name, setName] = useState(set?.name ?? '');
  const [about, setAbout] = useState(set?.about ?? '');
  const [busy, doing] = useDoing();
  const save = () =>
    doing(async () => {
      const path = `/api/evaluation/sets${set ? `/${set.id}` : ''}`;
      onDone(
        await call<EvaluationSet>(set ? 'PUT' : 'POST', path, { name: name.trim(), about: about.trim() }),
      );
      onClose();
    });
  return (
    <Modal
      open
      title={word(set ? 'editSet' : 'newSet')}
      okText={say('save')}
      okButtonProps={{ disabled: name.trim() === '', loading: busy }}
      onOk={save}
      onCancel={onClose}
    >
      <TextField label={word('name')} maxLength={80} value={name} onText={setName} />
      <Field label={word('aboutSet')}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 5 }}
            value={about}
            onChange={({ target }) => setAbout(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
