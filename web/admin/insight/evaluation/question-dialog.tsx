import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { EvaluationQuestion } from '../../../../src/operations/evaluation/api.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { useWords } from '../../../shared/words.ts';
import { Choice } from '../../parts/choice.tsx';
import { useRoute } from './played-answer.tsx';
import { bodyOf, formOf, type QuestionForm, ROUTES } from './question-form.ts';
import { EVALUATION_WORDS } from './words.ts';

interface Props {
  set: string;
  question: EvaluationQuestion | null;
  onClose(): void;
  onDone(): void;
}

/** What is asked, and what should come of it. */
export function QuestionDialog({ set, question, onClose, onDone }: Props) {
  const word = useTable(EVALUATION_WORDS);
  const say = useWords();
  const [form, setForm] = useState(() => formOf(question));
  const [busy, doing] = useDoing();
  const path = `/api/evaluation/sets/${set}/questions`;
  const save = () =>
    doing(async () => {
      const body = bodyOf(form, question);
      await (question ? call('PUT', `${path}/${question.id}`, body) : call('POST', path, body));
      onDone();
      onClose();
    });
  return (
    <Modal
      open
      width={680}
      title={word(question ? 'editQuestion' : 'newQuestion')}
      okText={say('save')}
      okButtonProps={{ disabled: form.text.trim() === '', loading: busy }}
      onOk={save}
      onCancel={onClose}
    >
      <Form form={form} onChange={(part) => setForm({ ...form, ...part })} />
    </Modal>
  );
}

type Change = (part: Partial<QuestionForm>) => void;

function Form({ form, onChange }: { form: QuestionForm; onChange: Change }) {
  const word = useTable(EVALUATION_WORDS);
  const say = useWords();
  const lines = (key: 'text' | 'earlier' | 'citations' | 'facts' | 'mustNot' | 'note', label: string) => (
    <Field label={label}>
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: key === 'text' ? 2 : 1, maxRows: 8 }}
          value={form[key]}
          onChange={({ target }) => onChange({ [key]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {lines('text', word('question'))}
      {lines('earlier', word('earlier'))}
      <div className="form-line">
        <Choice
          label={word('language')}
          value={form.language}
          options={(['zh', 'en'] as const).map((one) => [one, say(`language_${one}`)])}
          onChange={(language) => onChange({ language: language as 'zh' | 'en' })}
        />
        <TextField
          label={word('clock')}
          type="date"
          value={form.clock}
          onText={(clock) => onChange({ clock })}
        />
        <TextField
          label={word('name')}
          maxLength={60}
          value={form.name}
          onText={(name) => onChange({ name })}
        />
      </div>
      <Expectations form={form} onChange={onChange} />
      {lines('citations', word('citations'))}
      {lines('facts', word('facts'))}
      {lines('mustNot', word('mustNot'))}
      {lines('note', word('note'))}
    </>
  );
}

function Expectations({ form, onChange }: { form: QuestionForm; onChange: Change }) {
  const word = useTable(EVALUATION_WORDS);
  const route = useRoute();
  return (
    <div className="form-line">
      <Choice
        label={word('route')}
        value={form.route}
        options={[['', word('routeAny')], ...ROUTES.map((one) => [one, route(one)] as const)]}
        onChange={(route) => onChange({ route })}
      />
      <Choice
        label={word('urgent')}
        value={form.urgent}
        options={[
          ['', word('routeAny')],
          ['yes', word('urgentYes')],
          ['no', word('urgentNo')],
        ]}
        onChange={(urgent) => onChange({ urgent: urgent as QuestionForm['urgent'] })}
      />
      <Choice
        label={word('citationMode')}
        value={form.mode}
        options={(['any', 'all', 'none'] as const).map((one) => [one, word(`mode_${one}`)])}
        onChange={(mode) => onChange({ mode: mode as QuestionForm['mode'] })}
      />
    </div>
  );
}
