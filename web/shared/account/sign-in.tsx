import { Button } from 'antd';
import { useState } from 'react';
import type { SignInBody, SignInResult } from '../../../accounts/api.ts';
import { call } from '../api.ts';
import { useWords } from '../words.ts';
import { AccountCard, AccountForm } from './card.tsx';
import { CodeStep } from './code-step.tsx';
import { PasswordField, TextField } from './field.tsx';
import type { ScreenProps } from './screens.tsx';
import { useSignInResult } from './use-sign-in-result.ts';
import { useSubmit } from './use-submit.ts';

/** E-mail and password, then the second factor where there is one; or the organisation's own sign-in. */
export function SignIn({
  view,
  left,
  onSession,
  onForgot,
}: ScreenProps & { left: boolean; onForgot(): void }) {
  const say = useWords();
  const { ticket, take, back } = useSignInResult(onSession);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, problem, submit } = useSubmit();
  if (ticket) return <CodeStep ticket={ticket} onSession={onSession} onBack={back} />;
  const { oidc, setupOpen } = view.features;
  const signIn = () =>
    submit(async () => {
      const body: SignInBody = { email: email.trim(), password };
      take(await call<SignInResult>('POST', '/api/account/sign-in', body));
    });
  return (
    <AccountCard title={say('signInTitle')} text={say(left ? 'signedOut' : 'signInText')}>
      {setupOpen && <p className="account-note">{say('setupOpen')}</p>}
      <AccountForm submit={say('signIn')} busy={busy} problem={problem} onSubmit={signIn}>
        <TextField
          label={say('email')}
          type="email"
          autoComplete="username"
          size="large"
          required
          value={email}
          onText={setEmail}
        />
        <PasswordField
          label={say('password')}
          autoComplete="current-password"
          size="large"
          required
          value={password}
          onText={setPassword}
        />
      </AccountForm>
      <div className="account-ways">
        <Button type="link" size="small" onClick={onForgot}>
          {say('forgot')}
        </Button>
        {oidc && (
          <Button block size="large" href="/api/account/oidc/start">
            {say('signInOrganisation')} · {oidc}
          </Button>
        )}
      </div>
    </AccountCard>
  );
}
