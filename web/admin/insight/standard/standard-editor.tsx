import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { StandardDetail } from '../../../../services/standard-answers/api.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { go } from '../../../shared/route.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { useWords } from '../../../shared/words.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { BackTitle } from '../../parts/back-title.tsx';
import { BindingsField } from './bindings-field.tsx';
import { takeOver } from './hand-over.ts';
import { bodyOf, formOf, quoteStands, type StandardForm } from './standard-form.ts';
import { STANDARD_WORDS } from './words.ts';

/** Writes a standard answer, or a new revision of one. Null: a new one. */
export function StandardEditor({ id }: { id: string | null }) {
  const read = useRead<StandardDetail>(id && `/api/standard-answers/${id}`);
  if (id === null) return <Writing id={null} start={takeOver} />;
  return <Shown read={read}>{(answer) => <Writing id={id} start={() => formOf(answer)} />}</Shown>;
}

function Writing({ id, start }: { id: string | null; start(): StandardForm }) {
  const word = useTable(STANDARD_WORDS);
  const { message } = App.useApp();
  const [form, setForm] = useState(start);
  const [busy, doing] = useDoing();
  const back = `/admin/standard-answers${id ? `/${id}` : ''}`;
  const save = () =>
    doing(async () => {
      const path = `/api/standard-answers${id ? `/${id}` : ''}`;
      const saved = await call<StandardDetail>(id ? 'PUT' : 'POST', path, bodyOf(form));
      message.success(word('savedDraft'));
      go(`/admin/standard-answers/${saved.id}`, { replace: true });
    });
  const { questions, text, bindings } = form;
  const written = (['zh', 'en'] as const).some((one) => questions[one].trim() && text[one].trim());
  const ready = written && bindings.length > 0 && bindings.every(quoteStands);
  return (
    <Page
      title={
        <BackTitle href={back} back={word('title')}>
          {word(id ? 'edit' : 'new')}
        </BackTitle>
      }
      acts={
        <Button type="primary" disabled={!ready} loading={busy} onClick={save}>
          {word('save')}
        </Button>
      }
    >
      <div className="stack standard">
        <div className="columns">
          {(['zh', 'en'] as const).map((language) => (
            <Side key={language} language={language} form={form} onChange={setForm} />
          ))}
        </div>
        <BindingsField bindings={bindings} onChange={(bindings) => setForm({ ...form, bindings })} />
        {bindings.length === 0 && <p className="quiet">{word('bindFirst')}</p>}
        <div style={{ maxWidth: 220 }}>
          <TextField
            label={word('reviewBy')}
            type="date"
            value={form.reviewBy}
            onText={(reviewBy) => setForm({ ...form, reviewBy })}
          />
        </div>
      </div>
    </Page>
  );
}

function Side(props: { language: 'zh' | 'en'; form: StandardForm; onChange(form: StandardForm): void }) {
  const { language, form, onChange } = props;
  const word = useTable(STANDARD_WORDS);
  const say = useWords();
  const named = { language: say(`language_${language}`) };
  const set = (key: 'questions' | 'text', value: string) =>
    onChange({ ...form, [key]: { ...form[key], [language]: value } });
  return (
    <section className="sheet sheet-body" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <Field label={word('questions', named)}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={form.questions[language]}
            onChange={({ target }) => set('questions', target.value)}
          />
        )}
      </Field>
      <Field label={word('text', named)} hint={word('textHint')}>
        {(id, hint) => (
          <Input.TextArea
            id={id}
            aria-describedby={hint}
            autoSize={{ minRows: 5, maxRows: 16 }}
            value={form.text[language]}
            onChange={({ target }) => set('text', target.value)}
          />
        )}
      </Field>
    </section>
  );
}
