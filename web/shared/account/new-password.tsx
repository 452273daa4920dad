import { useWords } from '../words.ts';
import { PasswordField } from './field.tsx';

export interface TypedPassword {
  first: string;
  again: string;
}

/** A new password, typed twice. */
export function NewPassword(props: {
  value: TypedPassword;
  minimum: number;
  onValue(value: TypedPassword): void;
}) {
  const say = useWords();
  const { value, onValue } = props;
  return (
    <>
      <PasswordField
        label={say('passwordNew')}
        hint={say('passwordHint', { length: props.minimum })}
        autoComplete="new-password"
        size="large"
        value={value.first}
        onText={(first) => onValue({ ...value, first })}
      />
      <PasswordField
        label={say('passwordAgain')}
        autoComplete="new-password"
        size="large"
        value={value.again}
        onText={(again) => onValue({ ...value, again })}
      />
    </>
  );
}

/** What is wrong with a new password before the server is asked; null: nothing. */
export function newPasswordProblem({ first, again }: TypedPassword, minimum: number) {
  if ([...first].length < minimum) return 'passwordShort';
  return first === again ? null : 'passwordDiffers';
}
