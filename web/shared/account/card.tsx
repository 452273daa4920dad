import { Button } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { homeHere } from '../home.ts';
import { LanguageButton, LookButton } from '../look-button.tsx';
import { Milestone } from '../milestone.tsx';
import { useWords } from '../words.ts';

/** One thing to do before work starts, in the middle of an empty page. */
export function AccountCard(props: { title: string; text?: ReactNode; children: ReactNode }) {
  const say = useWords();
  return (
    <div className="account">
      <header>
        <Milestone size={30} />
        <b>{say('product')}</b>
        <span>{say(`${homeHere()}Name`)}</span>
        <LookButton />
        <LanguageButton />
      </header>
      <main className="account-card" id="content">
        <h1>{props.title}</h1>
        {props.text && <p className="account-text">{props.text}</p>}
        {props.children}
      </main>
    </div>
  );
}

interface FormProps {
  children: ReactNode;
  submit: string;
  busy: boolean;
  problem: string | null;
  onSubmit(): void;
}

/** A form of an account screen: its fields, what went wrong, and the one button. The first field takes the focus. */
export function AccountForm({ children, submit, busy, problem, onSubmit }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <form ref={form} className="account-form" onSubmit={send} noValidate>
      {children}
      <p className="account-problem" role="alert">
        {problem}
      </p>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {submit}
      </Button>
    </form>
  );
}

/** A form within a card of the account page. */
export function CardForm({ children, submit, busy, problem, onSubmit }: FormProps) {
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <form className="account-form" onSubmit={send} noValidate>
      {children}
      <p className="account-problem" role="alert">
        {problem}
      </p>
      <Button type="primary" htmlType="submit" loading={busy}>
        {submit}
      </Button>
    </form>
  );
}
