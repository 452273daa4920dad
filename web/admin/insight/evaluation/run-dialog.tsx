import { App, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { EvaluationRun } from '../../../../src/operations/evaluation/api.ts';
import { TextField } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { EVALUATION_WORDS } from './words.ts';

/** Starts a run of a set. */
export function RunDialog(props: { set: string; onClose(): void; onDone(run: EvaluationRun): void }) {
  const word = useTable(EVALUATION_WORDS);
  const { message } = App.useApp();
  const [label, setLabel] = useState('');
  const [model, setModel] = useState(true);
  const [busy, doing] = useDoing();
  const start = () =>
    doing(async () => {
      const body = { setId: props.set, model, ...(label.trim() && { label: label.trim() }) };
      const run = await call<EvaluationRun>('POST', '/api/evaluation/runs', body);
      message.success(word('runStarted'));
      props.onDone(run);
    });
  return (
    <Modal
      open
      title={word('run')}
      okText={word('run')}
      okButtonProps={{ loading: busy }}
      onOk={start}
      onCancel={props.onClose}
    >
      <TextField label={word('runLabel')} maxLength={120} value={label} onText={setLabel} />
      <div className="field">
        <Checkbox checked={model} onChange={({ target }) => setModel(target.checked)}>
          {word('runModel')}
        </Checkbox>
      </div>
    </Modal>
  );
}
