import { Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { ProposeBody } from '../../../desk/api-acts.ts';
import type { CaseDetail } from '../../../desk/api-case.ts';
import { Field } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { useWords } from '../words.ts';

/** Offers what a case taught to the approvers: as a standard answer, or as a typical case. */
export function ProposeDialog({ detail, onDone }: { detail: CaseDetail; onDone(): void }) {
  const say = useWords();
  const { brief, transcript, case: row } = detail;
  const [kind, setKind] = useState<ProposeBody['kind']>('standard_answer');
  const [title, setTitle] = useState(row.title ?? '');
  const [text, setText] = useState(() => {
    const replies = transcript.filter(({ role }) => role === 'adviser').map((one) => one.text);
    return replies.at(-1) ?? brief.answered;
  });
  const [busy, doing] = useDoing();
  const send = async () => {
    const body: ProposeBody = { kind, title: title.trim(), text: text.trim() };
    if (await doing(() => call('POST', `/api/desk/cases/${row.id}/propose`, body), say('proposed'))) onDone();
  };
  return (
    <Modal
      open
      title={say('proposeTitle')}
      okText={say('propose')}
      okButtonProps={{ disabled: !title.trim() || !text.trim(), loading: busy }}
      onOk={send}
      onCancel={onDone}
      width={640}
    >
      <p className="quiet">{say('proposeText')}</p>
      <Segmented
        block
        value={kind}
        options={(['standard_answer', 'typical_case'] as const).map((value) => ({
          value,
          label: say(`propose_${value}`),
        }))}
        onChange={setKind}
      />
      <Field label={say('proposeName')}>
        {(id) => <Input id={id} value={title} onChange={({ target }) => setTitle(target.value)} />}
      </Field>
      <Field label={say('proposeBody')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 5, maxRows: 16 }}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
