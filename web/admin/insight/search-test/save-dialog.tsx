import { App, Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import type {
  SearchTestBody,
  SearchTestResult,
  SearchTestSaveBody,
} from '../../../../bot/search-test-api.ts';
import type { EvaluationSetList } from '../../../../src/operations/evaluation/api.ts';
import { Field } from '../../../shared/account/field.tsx';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { expectationOf } from './expectation.ts';
import { SEARCH_WORDS } from './words.ts';

interface Props {
  body: SearchTestBody;
  result: SearchTestResult;
  onClose(): void;
}

/** Keeps a tried question in an evaluation set, with what it did as what it should do, if that was right. */
export function SaveDialog({ body, result, onClose }: Props) {
  const word = useTable(SEARCH_WORDS);
  const { message } = App.useApp();
  const read = useRead<EvaluationSetList>('/api/evaluation/sets');
  const [chosen, setChosen] = useState<string | null>(null);
  const [expects, setExpects] = useState(true);
  const [busy, doing] = useDoing();
  const setId = chosen ?? read.data?.sets[0]?.id ?? null;
  const save = async () => {
    const { text, language, day, earlier } = body;
    const kept: SearchTestSaveBody = { setId: setId!, text, language, day, earlier };
    const expected = expectationOf(result) as Record<string, unknown>;
    if (await doing(() => call('POST', '/api/search-test/save', { ...kept, ...(expects && { expected }) }))) {
      message.success(word('saved'));
      onClose();
    }
  };
  return (
    <Modal
      open
      title={word('save')}
      okText={word('save')}
      okButtonProps={{ disabled: !setId, loading: busy }}
      onOk={save}
      onCancel={onClose}
    >
      <Shown read={read}>
        {({ sets }) =>
          sets.length === 0 ? (
            <p>{word('saveNoSet')}</p>
          ) : (
            <>
              <Field label={word('saveTo')}>
                {(id) => (
                  <Select
                    id={id}
                    style={{ width: '100%' }}
                    value={setId}
                    options={sets.map(({ id: value, name: label }) => ({ value, label }))}
                    onChange={setChosen}
                  />
                )}
              </Field>
              <div className="field">
                <Checkbox checked={expects} onChange={({ target }) => setExpects(target.checked)}>
                  {word('saveExpect')}
                </Checkbox>
                <p className="field-hint">{word('saveExpectHint')}</p>
              </div>
            </>
          )
        }
      </Shown>
    </Modal>
  );
}
