import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { AuditVerified } from '../../../../src/operations/api-running.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { AUDIT_WORDS } from './words.ts';

/** Checks that nothing in the trail was changed or taken out. */
export function VerifyDialog({ onClose }: { onClose(): void }) {
  const word = useTable(AUDIT_WORDS);
  const { pick } = useSpeech();
  const [expected, setExpected] = useState('');
  const [verified, setVerified] = useState<AuditVerified | null>(null);
  const [busy, doing] = useDoing();
  const verify = () =>
    doing(async () => {
      const body = expected.trim() ? { expected: expected.trim() } : {};
      setVerified(await call<AuditVerified>('POST', '/api/admin/audit/verify', body));
    });
  return (
    <Modal
      open
      title={word('verify')}
      okText={word('verify')}
      okButtonProps={{ loading: busy }}
      onOk={verify}
      onCancel={onClose}
    >
      <p>{word('verifyText')}</p>
      <TextField label={word('expected')} value={expected} onText={setExpected} />
      {verified && (
        <div role="status" className="field">
          <p className="notice-line" data-tone={verified.ok ? 'good' : 'alarm'}>
            {verified.ok
              ? word('sound', { n: verified.entries })
              : word('broken', { why: verified.problem ? pick(verified.problem) : '–' })}
          </p>
          {verified.head && (
            <Field label={word('head')}>
              {(id) => <Input id={id} readOnly value={verified.head ?? ''} />}
            </Field>
          )}
        </div>
      )}
    </Modal>
  );
}
