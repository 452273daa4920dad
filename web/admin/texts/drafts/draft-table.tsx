import { Checkbox } from 'antd';
import type { DraftRow } from '../../../../ingest/publishing/api.ts';
import { useTable } from '../../../shared/language.tsx';
import { Link } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { type Column, Rows } from '../../parts/rows.tsx';
import { DRAFTS_WORDS } from '../../words/drafts.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { LookTags, StateTag } from '../state-tag.tsx';

interface Props {
  drafts: DraftRow[];
  chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
}

/** Drafts one below the other; several can be chosen. */
export function DraftTable({ drafts, chosen, onChoose }: Props) {
  const word = useTable(DRAFTS_WORDS);
  const text = useTable(TEXT_WORDS);
  const { moment } = useTimes();
  const all = drafts.every(({ id }) => chosen.has(id));
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  const columns: Column<DraftRow>[] = [
    {
      name: (
        <Checkbox
          aria-label={word('selectAll')}
          checked={all}
          indeterminate={!all && chosen.size > 0}
          onChange={({ target }) => onChoose(new Set(target.checked ? drafts.map(({ id }) => id) : []))}
        />
      ),
      cell: ({ id, title, name }) => (
        <Checkbox
          aria-label={word('select', { title: title ?? name })}
          checked={chosen.has(id)}
          onChange={({ target }) => toggle(id, target.checked)}
        />
      ),
    },
    {
      name: word('column_title'),
      head: true,
      cell: (draft) => (
        <Link className="row-title" href={`/admin/drafts/${draft.id}`}>
          <b>{draft.title ?? draft.name}</b>
          <small>{draft.documentNumber ?? (draft.title === null ? text('untitled') : draft.name)}</small>
        </Link>
      ),
    },
    { name: word('column_state'), cell: (draft) => <StateTag draft={draft} /> },
    {
      name: word('column_look'),
      cell: (draft) => (
        <span className="tags">
          <LookTags draft={draft} />
        </span>
      ),
    },
    {
      name: word('column_days'),
      cell: ({ publishedOn, effectiveFrom }) => (
        <span className="num">
          {publishedOn ?? '–'} / {effectiveFrom ?? '–'}
        </span>
      ),
    },
    { name: word('column_by'), cell: ({ createdBy }) => createdBy.name },
    {
      name: word('column_changed'),
      cell: ({ changedAt }) => <span className="num nowrap">{moment(changedAt)}</span>,
    },
  ];
  return <Rows label={word('title')} columns={columns} rows={drafts} keyOf={({ id }) => id} />;
}
