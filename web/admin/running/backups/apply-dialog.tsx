import { Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { RestoreApplyBody, RestoreStaged } from '../../../../src/operations/api-running.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { PARTS_WORDS } from '../../parts/words.ts';
import { BACKUPS_WORDS } from './words.ts';

const ASK_MS = 1_500;
/** A reason that is shorter says nothing. */
const SHORTEST = 3;

/** The last question before all data are replaced; then waits for the server to be back. */
export function ApplyDialog({ staged, onClose }: { staged: RestoreStaged; onClose(): void }) {
  const word = useTable(BACKUPS_WORDS);
  const part = useTable(PARTS_WORDS);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [restarts, setRestarts] = useState(false);
  const [busy, doing] = useDoing();
  useReloadWhenBack(restarts);
  const apply = () =>
    doing(async () => {
      const body: RestoreApplyBody = { digest: staged.digest, reason: reason.trim() };
      await call('POST', '/api/admin/restore/apply', body);
      setRestarts(true);
    });
  const ready = typed.trim() === staged.name && reason.trim().length >= SHORTEST;
  return (
    <Modal
      open
      title={word('apply')}
      okText={word('apply')}
      okButtonProps={{ danger: true, disabled: !ready || restarts, loading: busy || restarts }}
      cancelButtonProps={{ disabled: restarts }}
      closable={!restarts}
      maskClosable={false}
      onOk={apply}
      onCancel={onClose}
    >
      <p className="notice-line" data-tone="alarm">
        {word('applyText')}
      </p>
      <div className="field">
        <TextField label={word('applyType', { name: staged.name })} value={typed} onText={setTyped} />
      </div>
      <Field label={part('reason')}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={500}
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      {restarts && <p role="status">{word('applying')}</p>}
    </Modal>
  );
}

/** Looks until the server has gone and come back, then loads the page anew, since everybody is signed out. */
function useReloadWhenBack(restarts: boolean): void {
  useEffect(() => {
    if (!restarts) return;
    let gone = false;
    const timer = setInterval(async () => {
      const there = await fetch('/readyz', { cache: 'no-store' }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (!there) gone = true;
      else if (gone) location.reload();
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [restarts]);
}
