import { Button } from 'antd';
import { useState } from 'react';
import type { LinkKind, LinkView, SessionView, SignInResult } from '../../../accounts/api.ts';
import { ROLE_TEXTS } from '../../../accounts/roles.ts';
import { call } from '../api.ts';
import { Empty } from '../empty.tsx';
import { useSpeech } from '../language.tsx';
import { useFetched } from '../use-fetched.ts';
import { useWords } from '../words.ts';
import { AccountCard, AccountForm } from './card.tsx';
import { CodeStep } from './code-step.tsx';
import { TextField } from './field.tsx';
import { NewPassword, newPasswordProblem } from './new-password.tsx';
import type { ScreenProps } from './screens.tsx';
import { useSignInResult } from './use-sign-in-result.ts';
import { useSubmit } from './use-submit.ts';

type Props = ScreenProps & { kind: LinkKind; token: string };

/** What a one-time link opens: the first administrator, an invitation, a new password, a sign-in. */
export function LinkScreen({ kind, token, ...props }: Props) {
  const say = useWords();
  const info = useFetched(token, () => call<LinkView>('POST', '/api/account/link-info', { token }));
  if (info.problem && info.problem.code !== 'offline')
    return (
      <AccountCard title={say('signIn')} text={info.problem.message || say('linkInvalid')}>
        <Button type="primary" size="large" block href="/desk">
          {say('signIn')}
        </Button>
      </AccountCard>
    );
  if (!info.data) return <Empty fetched={info} whole />;
  return <LinkForm {...props} kind={kind} token={token} link={info.data} />;
}

function LinkForm({ kind, token, link, view, onSession }: Props & { link: LinkView }) {
  const say = useWords();
  const { language, pick } = useSpeech();
  const { busy, problem, setProblem, submit } = useSubmit();
  const { ticket, take, back } = useSignInResult(onSession);
  const [name, setName] = useState(link.person?.name ?? '');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState({ first: '', again: '' });
  if (ticket) return <CodeStep ticket={ticket} onSession={onSession} onBack={back} />;

  const minimum = view.features.passwordMinLength;
  const send = () => {
    const wrong = kind === 'link' ? null : newPasswordProblem(password, minimum);
    if (wrong) return setProblem(say(wrong));
    const body = { token, name: name.trim(), email: email.trim(), password: password.first, language };
    return submit(async () => {
      if (kind === 'reset')
        take(await call<SignInResult>('POST', '/api/account/reset', { token, password: password.first }));
      else onSession(await call<SessionView>('POST', `/api/account/${kind}`, bodyOf(kind, body)));
    });
  };
  const roles = link.person?.roles
    .map((role) => pick(ROLE_TEXTS[role].name))
    .join(language === 'zh' ? '、' : ', ');
  return (
    <AccountCard title={say(TITLES[kind])} text={say(TEXTS[kind], { name: link.person?.name ?? '' })}>
      {kind === 'invitation' && (
        <p className="account-note">
          {say('inviteRoles')}：{roles}
        </p>
      )}
      <AccountForm submit={say(DOES[kind])} busy={busy} problem={problem} onSubmit={send}>
        {kind !== 'setup' && (
          <input type="hidden" autoComplete="username" value={link.person?.email ?? ''} readOnly />
        )}
        {(kind === 'setup' || kind === 'invitation') && (
          <TextField label={say('yourName')} autoComplete="name" size="large" value={name} onText={setName} />
        )}
        {kind === 'setup' && (
          <TextField
            label={say('email')}
            type="email"
            autoComplete="username"
            size="large"
            value={email}
            onText={setEmail}
          />
        )}
        {kind !== 'link' && <NewPassword value={password} onValue={setPassword} minimum={minimum} />}
      </AccountForm>
    </AccountCard>
  );
}

const TITLES = {
  setup: 'setupTitle',
  invitation: 'inviteTitle',
  reset: 'resetTitle',
  link: 'linkTitle',
} as const;
const TEXTS = {
  setup: 'setupText',
  invitation: 'inviteText',
  reset: 'forgotTitle',
  link: 'linkText',
} as const;
const DOES = { setup: 'setupDo', invitation: 'inviteDo', reset: 'save', link: 'signIn' } as const;

interface Filled {
  token: string;
  name: string;
  email: string;
  password: string;
  language: string;
}

function bodyOf(kind: LinkKind, { email, ...rest }: Filled): object {
  if (kind === 'link') return { token: rest.token };
  return kind === 'setup' ? { ...rest, email } : rest;
}
