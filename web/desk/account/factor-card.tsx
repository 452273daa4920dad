import { Button } from 'antd';
import { useState } from 'react';
import type { RecoveryCodes, SessionView, TotpCodeBody } from '../../../accounts/api.ts';
import { CardForm } from '../../shared/account/card.tsx';
import { TextField } from '../../shared/account/field.tsx';
import { RecoveryCodeList, SecondFactorSetup } from '../../shared/account/second-factor.tsx';
import { useSubmit } from '../../shared/account/use-submit.ts';
import { call } from '../../shared/api.ts';
import { useSession } from '../../shared/session.tsx';
import { useWords } from '../words.ts';

type Doing = 'setup' | 'disable' | 'recovery' | null;

/** The second factor of this account: set up, new recovery codes, turn off. */
export function FactorCard() {
  const say = useWords();
  const { view, take } = useSession();
  const [doing, setDoing] = useState<Doing>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const done = async () => {
    setDoing(null);
    setCodes(null);
    take(await call<SessionView>('GET', '/api/account/session'));
  };
  const on = view.secondFactor;
  return (
    <section className="card">
      <h2>
        {say('factor')}
        <span className="tag" data-tone={on ? 'good' : 'warn'}>
          {say(on ? 'factorOn' : 'factorOff')}
        </span>
      </h2>
      <p>{say('factorText')}</p>
      {codes ? (
        <RecoveryCodeList codes={codes} onDone={done} />
      ) : doing === 'setup' ? (
        <SecondFactorSetup password={view.password} onDone={done} />
      ) : doing ? (
        <CodeForm doing={doing} onCodes={setCodes} onView={take} onDone={() => setDoing(null)} />
      ) : (
        <div className="row-end">
          {on ? (
            <>
              <Button onClick={() => setDoing('recovery')}>{say('recoveryNew')}</Button>
              <Button danger onClick={() => setDoing('disable')}>
                {say('factorStop')}
              </Button>
            </>
          ) : (
            <Button type="primary" onClick={() => setDoing('setup')}>
              {say('factorStart')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function CodeForm(props: {
  doing: 'disable' | 'recovery';
  onCodes(codes: string[]): void;
  onView(view: SessionView): void;
  onDone(): void;
}) {
  const say = useWords();
  const [code, setCode] = useState('');
  const { busy, problem, submit } = useSubmit();
  const disable = props.doing === 'disable';
  const send = () =>
    submit(async () => {
      const body: TotpCodeBody = { code: code.trim() };
      if (disable) props.onView(await call<SessionView>('POST', '/api/account/totp/disable', body));
      else props.onCodes((await call<RecoveryCodes>('POST', '/api/account/totp/recovery-codes', body)).codes);
      props.onDone();
    });
  return (
    <CardForm
      submit={say(disable ? 'factorStop' : 'recoveryNew')}
      busy={busy}
      problem={problem}
      onSubmit={send}
    >
      <TextField
        label={say('code')}
        hint={say(disable ? 'factorStopAsk' : 'codeText')}
        className="code-input"
        autoComplete="one-time-code"
        value={code}
        onText={setCode}
      />
    </CardForm>
  );
}
