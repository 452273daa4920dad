import { Input, Modal } from 'antd';
import { type SyntheticEvent, useState } from 'react';
import type { DraftPassage } from '../../../../ingest/publishing/api-draft.ts';
import { Field, TextField } from '../../../shared/account/field.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useWords } from '../../../shared/words.ts';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { useDraft } from './use-draft.tsx';

export interface PassageTask {
  kind: 'edit' | 'split' | 'remove';
  passage: DraftPassage;
}

/** What is done with a passage that needs more than a click. */
export function PassageDialog({ task, onClose }: { task: PassageTask; onClose(): void }) {
  if (task.kind === 'edit') return <EditDialog passage={task.passage} onClose={onClose} />;
  if (task.kind === 'split') return <SplitDialog passage={task.passage} onClose={onClose} />;
  return <RemoveDialog passage={task.passage} onClose={onClose} />;
}

interface Props {
  passage: DraftPassage;
  onClose(): void;
}

function EditDialog({ passage, onClose }: Props) {
  const say = useWords();
  const word = useTable(DRAFT_WORDS);
  const { edit, busy } = useDraft();
  const [text, setText] = useState(passage.text);
  const [article, setArticle] = useState(passage.article ?? '');
  const [headings, setHeadings] = useState(passage.headingPath.join('\n'));
  const headingPath = headings
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const save = async () => {
    const done = await edit({
      kind: 'passage',
      passage: passage.index,
      ...(text !== passage.text && { text }),
      ...(article.trim() !== (passage.article ?? '') && { article: article.trim() || null }),
      ...(headingPath.join('\n') !== passage.headingPath.join('\n') && { headingPath }),
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={760}
      title={word('passageEdit')}
      okText={say('save')}
      okButtonProps={{ disabled: !text.trim() }}
      confirmLoading={busy}
      onOk={save}
      onCancel={onClose}
    >
      <Field label={word('passageWords')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoFocus
            className="statute-field"
            autoSize={{ minRows: 5, maxRows: 18 }}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <TextField
        label={word('passageArticle')}
        hint={word('passageArticleHint')}
        value={article}
        onText={setArticle}
      />
      <Field label={word('passageHeadings')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 1, maxRows: 5 }}
            value={headings}
            onChange={({ target }) => setHeadings(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}

/** An article number at the beginning of the second part. */
const ARTICLE = /^\s*(第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?)/;

function SplitDialog({ passage, onClose }: Props) {
  const word = useTable(DRAFT_WORDS);
  const { edit, busy } = useDraft();
  const [at, setAt] = useState(0);
  const [own, setOwn] = useState<string | null>(null);
  const second = passage.text.slice(at);
  const article = own ?? ARTICLE.exec(second)?.[1] ?? '';
  const move = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) =>
    setAt(currentTarget.selectionStart);
  const split = async () => {
    const done = await edit({
      kind: 'split',
      passage: passage.index,
      at,
      article: article.trim() || null,
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={760}
      title={word('passageSplit')}
      okText={word('passageSplit')}
      okButtonProps={{ disabled: !passage.text.slice(0, at).trim() || !second.trim() }}
      confirmLoading={busy}
      onOk={split}
      onCancel={onClose}
    >
      <Field label={word('passageWords')} hint={word('splitHint')}>
        {(id, hintId) => (
          <textarea
            id={id}
            aria-describedby={hintId}
            className="split-text"
            readOnly
            rows={10}
            value={passage.text}
            onSelect={move}
            onKeyUp={move}
            onClick={move}
          />
        )}
      </Field>
      <dl className="halves">
        <dt>{word('splitFirst')}</dt>
        <dd>{passage.text.slice(0, at).slice(-80)}</dd>
        <dt>{word('splitSecond')}</dt>
        <dd>{second.slice(0, 80)}</dd>
      </dl>
      <TextField
        label={word('passageArticle')}
        hint={word('passageArticleHint')}
        value={article}
        onText={setOwn}
      />
    </Modal>
  );
}

function RemoveDialog({ passage, onClose }: Props) {
  const word = useTable(DRAFT_WORDS);
  const { edit, busy } = useDraft();
  const remove = async () => {
    if (await edit({ kind: 'remove', passage: passage.index })) onClose();
  };
  return (
    <Modal
      open
      title={word('passageRemoveAsk')}
      okText={word('passageRemove')}
      okButtonProps={{ danger: true }}
      confirmLoading={busy}
      onOk={remove}
      onCancel={onClose}
    >
      <p className="statute">{passage.text.slice(0, 400)}</p>
    </Modal>
  );
}
