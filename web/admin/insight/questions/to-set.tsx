import { App, Button, Dropdown } from 'antd';
import type { EvaluationSetList, FromQuestionBody } from '../../../../src/operations/evaluation/api.ts';
import { call } from '../../../shared/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { useRead } from '../../frame/use-read.ts';
import { QUESTIONS_WORDS } from './words.ts';

/** Keeps a question that was really asked in an evaluation set. */
export function ToSet({ questionId }: { questionId: string }) {
  const word = useTable(QUESTIONS_WORDS);
  const { message } = App.useApp();
  const { data } = useRead<EvaluationSetList>('/api/evaluation/sets');
  const [busy, doing] = useDoing();
  const keep = (set: string) =>
    doing(async () => {
      const body: FromQuestionBody = { questionId };
      await call('POST', `/api/evaluation/sets/${set}/from-question`, body);
      message.success(word('toSetDone'));
    });
  const items = (data?.sets ?? []).map(({ id, name }) => ({ key: id, label: name }));
  return (
    <Dropdown
      menu={{ items, onClick: ({ key }) => keep(key) }}
      trigger={['click']}
      disabled={items.length === 0}
    >
      <Button loading={busy}>{word('toSet')}</Button>
    </Dropdown>
  );
}
