import { Button, Dropdown } from 'antd';
import type { DraftPassage } from '../../../../ingest/publishing/api-draft.ts';
import { Icon } from '../../../shared/icon.tsx';
import { useTable } from '../../../shared/language.tsx';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { PassageText } from '../passage-text.tsx';
import type { PassageTask } from './passage-dialog.tsx';
import { useDraft } from './use-draft.tsx';

interface Props {
  passage: DraftPassage;
  before: DraftPassage | null;
  last: boolean;
  onTask(task: PassageTask): void;
}

/** One passage: its place, its words, and what can be done with it. */
export function PassageLine({ passage, before, last, onTask }: Props) {
  const word = useTable(DRAFT_WORDS);
  const text = useTable(TEXT_WORDS);
  const { look, lookAt, editable } = useDraft();
  const { index, kind, article, headingPath, page } = passage;
  const headings = headingPath.filter((heading, depth) => before?.headingPath[depth] !== heading);
  const name = article ?? `${word(`kind_${kind}`)} ${index + 1}`;
  return (
    <li className="passage" data-looked={look.passage === index || undefined}>
      {headings.map((heading) => (
        <p className="passage-heading" key={heading}>
          {heading}
        </p>
      ))}
      <div className="passage-head">
        <button
          type="button"
          className="link-button"
          aria-pressed={look.passage === index}
          onClick={() => lookAt({ page: page ?? look.page, mark: passage.text, passage: index })}
        >
          <b>{name}</b>
          {page !== null && <small>{text('onPage', { page })}</small>}
        </button>
        {article !== null && kind !== 'article' && <span className="tag">{word(`kind_${kind}`)}</span>}
        {editable && <Acts passage={passage} name={name} last={last} onTask={onTask} />}
      </div>
      <PassageText kind={kind} text={passage.text} />
    </li>
  );
}

function Acts(props: {
  passage: DraftPassage;
  name: string;
  last: boolean;
  onTask(task: PassageTask): void;
}) {
  const word = useTable(DRAFT_WORDS);
  const { edit, busy } = useDraft();
  const { passage, onTask } = props;
  const { index, kind } = passage;
  const table = kind === 'table';
  return (
    <Dropdown
      trigger={['click']}
      disabled={busy}
      menu={{
        items: [
          { key: 'edit', label: word('passageEdit') },
          { key: 'split', label: word('passageSplit') },
          ...(props.last ? [] : [{ key: 'merge', label: word('passageMerge') }]),
          { key: 'table', label: word(table ? 'passageNoTable' : 'passageTable') },
          { key: 'remove', label: word('passageRemove'), danger: true },
        ],
        onClick: ({ key }) => {
          if (key === 'merge') void edit({ kind: 'merge', passage: index });
          else if (key === 'table') void edit({ kind: 'table', passage: index, table: !table });
          else onTask({ kind: key as PassageTask['kind'], passage });
        },
      }}
    >
      <Button
        size="small"
        type="text"
        className="passage-acts"
        aria-label={word('passageActs', { name: props.name })}
        icon={<Icon name="more" size={16} />}
      />
    </Dropdown>
  );
}
