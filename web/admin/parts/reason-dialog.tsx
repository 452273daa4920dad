import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '../../shared/account/field.tsx';
import { useTable } from '../../shared/language.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { PARTS_WORDS } from './words.ts';

interface Props {
  title: string;
  /** What happens then. */
  children?: ReactNode;
  /** What is written into the field; default: the reason. */
  label?: string;
  ok: string;
  danger?: boolean;
  /** Whether it can be left empty. */
  optional?: boolean;
  /** Throws `Problem` when it cannot be done; the dialog stays. */
  act(reason: string): Promise<unknown>;
  onClose(): void;
}

/** What is shorter says nothing. */
const SHORTEST = 3;

/** Asks why before something is done; the reason goes into the audit trail. */
export function ReasonDialog({ title, children, label, ok, danger, optional, act, onClose }: Props) {
  const word = useTable(PARTS_WORDS);
  const [reason, setReason] = useState('');
  const [busy, doing] = useDoing();
  const ready = optional || reason.trim().length >= SHORTEST;
  const go = async () => {
    if (ready && (await doing(() => act(reason.trim())))) onClose();
  };
  return (
    <Modal
      open
      title={title}
      okText={ok}
      okButtonProps={{ danger: danger ?? false, disabled: !ready, loading: busy }}
      onOk={go}
      onCancel={onClose}
    >
      {children}
      <Field
        label={label ?? word(optional ? 'noteOptional' : 'reason')}
        hint={optional ? undefined : word('atLeast', { n: SHORTEST })}
      >
        {(id, hint) => (
          <Input.TextArea
            id={id}
            aria-describedby={hint}
            autoFocus
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
