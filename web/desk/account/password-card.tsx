import { useState } from 'react';
import type { PasswordBody, SessionView } from '../../../accounts/api.ts';
import { CardForm } from '../../shared/account/card.tsx';
import { PasswordField } from '../../shared/account/field.tsx';
import { NewPassword, newPasswordProblem } from '../../shared/account/new-password.tsx';
import { useSubmit } from '../../shared/account/use-submit.ts';
import { call } from '../../shared/api.ts';
import { useSession } from '../../shared/session.tsx';
import { useWords } from '../words.ts';

const NOTHING = { first: '', again: '' };

/** A new password; it ends the sign-ins elsewhere. */
export function PasswordCard() {
  const say = useWords();
  const { view, take } = useSession();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NOTHING);
  const [changed, setChanged] = useState(false);
  const { busy, problem, setProblem, submit } = useSubmit();
  const minimum = view.features.passwordMinLength;
  const save = () => {
    const wrong = newPasswordProblem(next, minimum);
    if (wrong) return setProblem(say(wrong));
    return submit(async () => {
      const body: PasswordBody = { current, next: next.first };
      take(await call<SessionView>('PUT', '/api/account/password', body));
      setCurrent('');
      setNext(NOTHING);
      setChanged(true);
    });
  };
  return (
    <section className="card">
      <h2>{say('changePassword')}</h2>
      <details>
        <summary>{changed ? say('passwordChanged') : say('edit')}</summary>
        <CardForm submit={say('save')} busy={busy} problem={problem} onSubmit={save}>
          {view.password && (
            <PasswordField
              label={say('passwordNow')}
              autoComplete="current-password"
              value={current}
              onText={setCurrent}
            />
          )}
          <NewPassword value={next} minimum={minimum} onValue={setNext} />
        </CardForm>
      </details>
    </section>
  );
}
