import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useSpeech } from '../shared/language.tsx';
import type { StringKey } from '../shared/strings.ts';
import { type Brief, readCase, sendBrief } from './own-case.ts';

const CONSENTS = ['conversation', 'contact', 'volunteer', 'anonymous'] as const;
const CONTACTS = ['name', 'phone', 'email'] as const;
const NOBODY = { name: '', phone: '', email: '' };

/** The one page that goes to a person: looked through, corrected, and with what may be shared with whom. */
export function BriefPanel({ onDone }: { onDone(): void }) {
  const { say, language } = useSpeech();
  const [brief, setBrief] = useState<Brief | null>(null);
  const [found, setFound] = useState<string[]>([]);
  const [state, setState] = useState<'loading' | 'editing' | 'sending' | 'sent' | 'failed'>('loading');
  const [problem, setProblem] = useState('');
  useEffect(() => {
    const abort = new AbortController();
    readCase(abort.signal).then(
      (held) => {
        if (!held) return setState('failed');
        const { question, facts } = held.brief;
        setBrief({ question, facts, contact: held.contact ?? NOBODY, consent: held.consent });
        setFound(held.brief.found);
        setState('editing');
      },
      () => abort.signal.aborted || setState('failed'),
    );
    return () => abort.abort();
  }, []);
  if (state === 'failed') return <p role="alert">{say('panelFailed')}</p>;
  if (!brief) return <p role="status">{say('panelLoading')}…</p>;
  if (state === 'sent')
    return (
      <div className="brief-form" role="status">
        <p>{say('briefSent')}</p>
        <Button onClick={onDone}>{say('close')}</Button>
      </div>
    );
  const send = async () => {
    setState('sending');
    const refused = await sendBrief(brief, language);
    setProblem(refused === null ? '' : refused || say('panelFailed'));
    setState(refused === null ? 'sent' : 'editing');
  };
  return (
    <form
      className="brief-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>{say('briefText')}</p>
      <Labelled label={say('briefAsked')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={brief.question}
            onChange={({ target }) => setBrief({ ...brief, question: target.value })}
          />
        )}
      </Labelled>
      {brief.facts.map(({ label, value }, at) => (
        <Labelled key={label} label={label}>
          {(id) => (
            <Input
              id={id}
              value={value}
              onChange={({ target }) =>
                setBrief({
                  ...brief,
                  facts: brief.facts.map((fact, i) => (i === at ? { label, value: target.value } : fact)),
                })
              }
            />
          )}
        </Labelled>
      ))}
      {found.length > 0 && (
        <p className="panel-hint">
          {say('sources')}：{found.join(' · ')}
        </p>
      )}
      {CONTACTS.map((name) => (
        <Labelled key={name} label={say(`contact_${name}`)}>
          {(id) => (
            <Input
              id={id}
              autoComplete={AUTOCOMPLETE[name]}
              value={brief.contact[name]}
              onChange={({ target }) =>
                setBrief({ ...brief, contact: { ...brief.contact, [name]: target.value } })
              }
            />
          )}
        </Labelled>
      ))}
      <fieldset>
        <legend>{say('consentTitle')}</legend>
        {CONSENTS.map((name) => (
          <Checkbox
            key={name}
            checked={brief.consent[name]}
            onChange={({ target }) =>
              setBrief({ ...brief, consent: { ...brief.consent, [name]: target.checked } })
            }
          >
            {say(`consent_${name}` satisfies StringKey)}
          </Checkbox>
        ))}
      </fieldset>
      {problem && <p role="alert">{problem}</p>}
      <Button
        type="primary"
        htmlType="submit"
        loading={state === 'sending'}
        disabled={!brief.question.trim()}
      >
        {say('briefSend')}
      </Button>
    </form>
  );
}

const AUTOCOMPLETE = { name: 'name', phone: 'tel', email: 'email' } as const;

function Labelled({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
