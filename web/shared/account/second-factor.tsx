import { Button, Input } from 'antd';
import { useState } from 'react';
import type { RecoveryCodes, TotpEnrolment } from '../../../accounts/api.ts';
import { useCopy } from '../../chat/use-copy.ts';
import { call } from '../api.ts';
import { useWords } from '../words.ts';
import { AccountForm } from './card.tsx';
import { PasswordField, TextField } from './field.tsx';
import { useSubmit } from './use-submit.ts';

/** Sets up the second factor in three steps: who you are, scan and confirm, keep the recovery codes. */
export function SecondFactorSetup({ password: asks, onDone }: { password: boolean; onDone(): void }) {
  const say = useWords();
  const [password, setPassword] = useState('');
  const [enrolment, setEnrolment] = useState<TotpEnrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { busy, problem, submit } = useSubmit();
  if (codes) return <RecoveryCodeList codes={codes} onDone={onDone} />;
  if (enrolment) return <Confirmation enrolment={enrolment} onCodes={setCodes} />;
  const start = () =>
    submit(async () => setEnrolment(await call<TotpEnrolment>('POST', '/api/account/totp', { password })));
  return (
    <AccountForm submit={say('factorStart')} busy={busy} problem={problem} onSubmit={start}>
      {asks && (
        <PasswordField
          label={say('passwordNow')}
          hint={say('factorPassword')}
          autoComplete="current-password"
          value={password}
          onText={setPassword}
        />
      )}
    </AccountForm>
  );
}

function Confirmation(props: { enrolment: TotpEnrolment; onCodes(codes: string[]): void }) {
  const say = useWords();
  const { svg, secret } = props.enrolment;
  const [code, setCode] = useState('');
  const { busy, problem, submit } = useSubmit();
  const confirm = (typed: string) =>
    submit(async () => {
      const { codes } = await call<RecoveryCodes>('POST', '/api/account/totp/confirm', {
        code: typed.trim(),
      });
      props.onCodes(codes);
    });
  const type = (text: string) => {
    setCode(text);
    if (/^\d{6}$/.test(text.trim())) void confirm(text);
  };
  return (
    <AccountForm submit={say('factorConfirm')} busy={busy} problem={problem} onSubmit={() => confirm(code)}>
      <p className="account-text">{say('factorScan')}</p>
      <img
        className="qr"
        alt={say('factorQr')}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`}
        width={184}
        height={184}
      />
      <div className="field">
        <span className="field-label">{say('factorKey')}</span>
        <code className="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </div>
      <TextField
        label={say('code')}
        className="code-input"
        inputMode="numeric"
        autoComplete="one-time-code"
        size="large"
        value={code}
        onText={type}
      />
    </AccountForm>
  );
}

/** Recovery codes, this once. */
export function RecoveryCodeList({ codes, onDone }: { codes: string[]; onDone(): void }) {
  const say = useWords();
  const { state, copy } = useCopy();
  return (
    <div className="recovery">
      <h2>{say('recoveryTitle')}</h2>
      <p className="account-text">{say('recoveryText')}</p>
      <Input.TextArea
        readOnly
        aria-label={say('recoveryTitle')}
        className="secret"
        autoSize
        value={codes.join('\n')}
        onFocus={({ target }) => target.select()}
      />
      <div className="row-end">
        <Button onClick={() => copy(codes.join('\n'))}>
          {say(state === 'copied' ? 'copied' : 'recoveryCopy')}
        </Button>
        <Button type="primary" onClick={onDone}>
          {say('recoveryKept')}
        </Button>
      </div>
    </div>
  );
}
