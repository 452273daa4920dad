import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type {
  EvaluationExpectation,
  EvaluationQuestion,
  EvaluationSetDetail,
} from '../../../../src/operations/evaluation/api.ts';
import { call } from '../../../shared/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { Icon } from '../../../shared/icon.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useDoing } from '../../../shared/use-doing.ts';
import { useWords } from '../../../shared/words.ts';
import { Rows } from '../../parts/rows.tsx';
import { useMoreRows } from '../../parts/use-more-rows.tsx';
import { useRoute } from './played-answer.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { EVALUATION_WORDS } from './words.ts';

interface Props {
  set: EvaluationSetDetail;
  mayEdit: boolean;
  onChanged(): void;
}

/** The questions of a set with what each should do. */
export function QuestionTable({ set, mayEdit, onChanged }: Props) {
  const word = useTable(EVALUATION_WORDS);
  const say = useWords();
  const [words, setWords] = useState('');
  const [edited, setEdited] = useState<EvaluationQuestion | 'new' | null>(null);
  const found = set.items.filter(({ name, turns }) =>
    `${name} ${turns.map(({ text }) => text).join(' ')}`.toLowerCase().includes(words.toLowerCase()),
  );
  const [shown, more] = useMoreRows(found);
  return (
    <div className="stack">
      <div className="row">
        <Input
          style={{ maxWidth: 320 }}
          allowClear
          prefix={<Icon name="search" size={15} />}
          aria-label={word('question')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        {mayEdit && (
          <Button icon={<Icon name="add" size={16} />} onClick={() => setEdited('new')}>
            {word('newQuestion')}
          </Button>
        )}
      </div>
      {found.length === 0 ? (
        <Nothing icon="help">{word('noQuestions')}</Nothing>
      ) : (
        <Rows
          label={word('tabQuestions')}
          rows={shown}
          keyOf={({ id }) => id}
          columns={[
            { name: word('name'), cell: ({ name }) => <small>{name}</small> },
            {
              name: word('question'),
              head: true,
              cell: ({ turns }) => turns.map(({ text }) => text).join(' ⏎ '),
            },
            { name: word('expected'), cell: ({ expected }) => <Expected expected={expected} /> },
            { name: word('clock'), cell: ({ clock }) => clock ?? word('clockRun') },
            { name: word('source'), cell: ({ source }) => word(`source_${source}`) },
            {
              name: '',
              cell: (question) =>
                mayEdit && (
                  <span className="row">
                    <Button size="small" onClick={() => setEdited(question)}>
                      {say('edit')}
                    </Button>
                    <Remove set={set.id} question={question} onDone={onChanged} />
                  </span>
                ),
            },
          ]}
        />
      )}
      {more}
      {edited && (
        <QuestionDialog
          set={set.id}
          question={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onDone={onChanged}
        />
      )}
    </div>
  );
}

function Remove(props: { set: string; question: EvaluationQuestion; onDone(): void }) {
  const word = useTable(EVALUATION_WORDS);
  const [busy, doing] = useDoing();
  const { set, question, onDone } = props;
  const path = `/api/evaluation/sets/${set}/questions/${question.id}`;
  return (
    <Popconfirm
      title={`${word('deleteQuestion')}: ${question.name}`}
      okText={word('deleteQuestion')}
      onConfirm={() => doing(() => call('DELETE', path).then(onDone))}
    >
      <Button
        size="small"
        type="text"
        loading={busy}
        icon={<Icon name="close" size={15} />}
        aria-label={`${word('deleteQuestion')}: ${question.name}`}
      />
    </Popconfirm>
  );
}

function Expected({ expected }: { expected: EvaluationExpectation }) {
  const word = useTable(EVALUATION_WORDS);
  const route = useRoute();
  const { expected_route, citations = [], urgent, key_facts = [], must_not_contain = [] } = expected;
  const said = [
    expected_route && route(expected_route),
    urgent && word('urgentYes'),
    ...citations.map(({ law, article }) => `${law} ${article}`),
    ...key_facts,
    ...must_not_contain.map((text) => `≠ ${text}`),
  ].filter(Boolean);
  return said.length === 0 ? <span className="quiet">{word('expectedNone')}</span> : said.join(' · ');
}
