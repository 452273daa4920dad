import { Button } from 'antd';
import { useState } from 'react';
import type { ResetRequestBody } from '../../../accounts/api.ts';
import { call } from '../api.ts';
import { useWords } from '../words.ts';
import { AccountCard, AccountForm } from './card.tsx';
import { TextField } from './field.tsx';
import { useSubmit } from './use-submit.ts';

/** Asks for a link to set a new password; the answer is the same whether or not there is such an account. */
export function Forgot({ mail, onBack }: { mail: boolean; onBack(): void }) {
  const say = useWords();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const { busy, problem, submit } = useSubmit();
  const send = () =>
    submit(async () => {
      const body: ResetRequestBody = { email: email.trim() };
      await call('POST', '/api/account/reset-request', body);
      setSent(true);
    });
  return (
    <AccountCard
      title={say('forgotTitle')}
      text={say(!mail ? 'forgotNoMail' : sent ? 'forgotSent' : 'forgotText')}
    >
      {mail && !sent && (
        <AccountForm submit={say('forgotSend')} busy={busy} problem={problem} onSubmit={send}>
          <TextField
            label={say('email')}
            type="email"
            autoComplete="username"
            size="large"
            value={email}
            onText={setEmail}
          />
        </AccountForm>
      )}
      <div className="account-ways">
        <Button type="link" size="small" onClick={onBack}>
          {say('back')}
        </Button>
      </div>
    </AccountCard>
  );
}
