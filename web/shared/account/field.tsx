import { type GetProps, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Icon } from '../icon.tsx';
import { useWords } from '../words.ts';

/** A labelled control, with a hint below it. */
export function Field(props: {
  label: ReactNode;
  hint?: ReactNode;
  children(id: string, hintId: string | undefined): ReactNode;
}) {
  const id = useId();
  const hintId = props.hint ? `${id}-hint` : undefined;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      {props.children(id, hintId)}
      {props.hint && (
        <p className="field-hint" id={hintId}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

type InputProps = Omit<GetProps<typeof Input>, 'onChange' | 'id'> & {
  label: ReactNode;
  hint?: ReactNode;
  onText(text: string): void;
};

/** A labelled line of text. */
export function TextField({ label, hint, onText, ...rest }: InputProps) {
  return (
    <Field label={label} hint={hint}>
      {(id, hintId) => (
        <Input {...rest} id={id} aria-describedby={hintId} onChange={({ target }) => onText(target.value)} />
      )}
    </Field>
  );
}

/** A labelled password that can be looked at. */
export function PasswordField({ label, hint, onText, ...rest }: InputProps) {
  const say = useWords();
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint}>
      {(id, hintId) => (
        <Input
          {...rest}
          id={id}
          type={shown ? 'text' : 'password'}
          aria-describedby={hintId}
          spellCheck={false}
          autoCapitalize="none"
          onChange={({ target }) => onText(target.value)}
          suffix={
            <button
              type="button"
              className="plain-button"
              aria-label={say(shown ? 'passwordHide' : 'passwordShow')}
              aria-pressed={shown}
              onClick={() => setShown(!shown)}
            >
              <Icon name="eye" size={17} />
            </button>
          }
        />
      )}
    </Field>
  );
}
