import { Button } from 'antd';
import type { QuestionPage, QuestionRow, ReportLists } from '../../../../reports/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useQuery } from '../../../shared/route.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { ExportButtons } from '../../parts/export-buttons.tsx';
import { type Column, Rows } from '../../parts/rows.tsx';
import { PARTS_WORDS } from '../../parts/words.ts';
import { QuestionFilters } from './question-filters.tsx';
import { TraceDrawer } from './trace-drawer.tsx';
import { useFilters } from './use-filters.ts';
import { useQuestionPages } from './use-question-pages.ts';
import { QUESTIONS_WORDS } from './words.ts';
import '../../parts/parts.css';
import './questions.css';

/** What was asked, by any of its sides, and all that led to an answer. */
export default function QuestionsPage() {
  const word = useTable(QUESTIONS_WORDS);
  const part = useTable(PARTS_WORDS);
  const filters = useFilters();
  const [opened, open] = useQuery('open');
  const { data: lists } = useRead<ReportLists>('/api/reports/lists');
  const { read, further, more, busy } = useQuestionPages(filters.query);
  return (
    <Page
      title={word('title')}
      acts={
        <ExportButtons path={`/api/reports/questions/export?${filters.query}`} formats={['xlsx', 'csv']} />
      }
      bar={lists && <QuestionFilters lists={lists} filters={filters} />}
    >
      <Shown read={read}>
        {(page) => (
          <div className="stack">
            <Questions page={page} further={further} lists={lists} onOpen={open} />
            {more && (
              <div className="more-rows">
                <Button loading={busy} onClick={more}>
                  {part('moreRows')}
                </Button>
              </div>
            )}
          </div>
        )}
      </Shown>
      <TraceDrawer id={opened} lists={lists} onClose={() => open(null)} />
    </Page>
  );
}

interface TableProps {
  page: QuestionPage;
  further: QuestionRow[];
  lists: ReportLists | null;
  onOpen(id: string): void;
}

function Questions({ page, further, lists, onOpen }: TableProps) {
  const word = useTable(QUESTIONS_WORDS);
  const columns = useColumns(lists, onOpen);
  if (page.questions.length === 0) return <Nothing icon="search">{word('none')}</Nothing>;
  return (
    <>
      {page.total !== null && <p className="quiet">{word('total', { n: page.total })}</p>}
      <Rows
        label={word('title')}
        columns={columns}
        rows={[...page.questions, ...further]}
        keyOf={({ id }) => id}
      />
    </>
  );
}

function useColumns(lists: ReportLists | null, onOpen: (id: string) => void): Column<QuestionRow>[] {
  const word = useTable(QUESTIONS_WORDS);
  const { pick } = useSpeech();
  const { moment } = useTimes();
  const named = (list: 'topics' | 'channels', code: string) => {
    const name = lists?.[list][code];
    return name ? pick(name) : code;
  };
  return [
    { name: word('at'), cell: ({ at }) => <span className="num nowrap">{moment(at)}</span> },
    {
      name: word('question'),
      head: true,
      cell: ({ id, text, erased }) => (
        <button type="button" className="plain-button question-words" onClick={() => onOpen(id)}>
          {erased ? <i>{word('erased')}</i> : text}
        </button>
      ),
    },
    { name: word('family'), cell: (row) => <Ending row={row} lists={lists} /> },
    {
      name: word('topic'),
      cell: ({ topics, region }) =>
        [topics[0] && named('topics', topics[0]), region].filter(Boolean).join(' · '),
    },
    { name: word('channel'), cell: ({ channel }) => named('channels', channel) },
    { name: word('sources'), cell: ({ citations }) => citations || '–', figure: true },
    {
      name: word('rating'),
      cell: ({ rating, caseReference }) => (
        <>
          {rating && word(`rating_${rating}`)} {caseReference && <small>{caseReference}</small>}
        </>
      ),
    },
    {
      name: word('took'),
      cell: ({ tookMs }) => (tookMs === null ? '–' : word('seconds', { n: (tookMs / 1_000).toFixed(1) })),
      figure: true,
    },
  ];
}

const TONES: Partial<Record<QuestionRow['family'], string>> = {
  answered: 'good',
  unanswerable: 'warn',
  failed: 'alarm',
};

/** How a question ended. */
export function Ending({ row, lists }: { row: QuestionRow; lists: ReportLists | null }) {
  const word = useTable(QUESTIONS_WORDS);
  const { pick } = useSpeech();
  const name = row.outcome ? lists?.outcomes[row.outcome] : lists?.families.open;
  return (
    <span className="row">
      <span className="tag" data-tone={TONES[row.family]}>
        {name ? pick(name) : (row.outcome ?? '…')}
      </span>
      {row.urgent && (
        <span className="tag" data-tone="alarm">
          {word('urgent')}
        </span>
      )}
    </span>
  );
}
