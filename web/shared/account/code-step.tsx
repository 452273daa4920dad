import { Button } from 'antd';
import { useState } from 'react';
import type { SecondFactorBody, SessionView } from '../../../accounts/api.ts';
import { call } from '../api.ts';
import { useWords } from '../words.ts';
import { AccountCard, AccountForm } from './card.tsx';
import { TextField } from './field.tsx';
import { useSubmit } from './use-submit.ts';

/** The second step of signing in: six digits of the app, or a recovery code. */
export function CodeStep(props: { ticket: string; onSession(view: SessionView): void; onBack(): void }) {
  const say = useWords();
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const { busy, problem, submit } = useSubmit();
  const send = (typed: string) =>
    submit(async () => {
      const body: SecondFactorBody = { ticket: props.ticket, code: typed.trim() };
      props.onSession(await call<SessionView>('POST', '/api/account/second-factor', body));
    });
  const type = (text: string) => {
    setCode(text);
    if (!recovery && /^\d{6}$/.test(text.trim())) void send(text);
  };
  return (
    <AccountCard title={say('codeTitle')} text={recovery ? say('recoveryTitle') : say('codeText')}>
      <AccountForm submit={say('codeDo')} busy={busy} problem={problem} onSubmit={() => send(code)}>
        <TextField
          key={String(recovery)}
          label={say(recovery ? 'codeRecovery' : 'code')}
          className="code-input"
          inputMode={recovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          size="large"
          value={code}
          onText={type}
        />
      </AccountForm>
      <div className="account-ways">
        <Button
          type="link"
          size="small"
          onClick={() => {
            setRecovery(!recovery);
            setCode('');
          }}
        >
          {say(recovery ? 'codeUseApp' : 'codeUseRecovery')}
        </Button>
        <Button type="link" size="small" onClick={props.onBack}>
          {say('back')}
        </Button>
      </div>
    </AccountCard>
  );
}
