import { Button, Checkbox, Input, Segmented } from 'antd';
import type {
  StandardState,
  StandardSummary,
  StandardList as Summaries,
} from '../../../../services/standard-answers/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { Icon } from '../../../shared/icon.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { go, Link, useQuery } from '../../../shared/route.tsx';
import { useSession } from '../../../shared/session.tsx';
import { useTimes } from '../../../shared/times.ts';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { Rows } from '../../parts/rows.tsx';
import { useMoreRows } from '../../parts/use-more-rows.tsx';
import { useQueries } from '../../parts/use-queries.ts';
import { EDITORS } from '../editors.ts';
import { STANDARD_WORDS } from './words.ts';

/** All standard answers; what dropped out comes first. */
export function StandardList() {
  const word = useTable(STANDARD_WORDS);
  const { is } = useSession();
  const query = useQueries(['state', 'stale', 'pending', 'search']);
  const read = useRead<Summaries>(`/api/standard-answers?${query}`);
  return (
    <Page
      title={word('title')}
      acts={
        is(...EDITORS) && (
          <Button
            type="primary"
            icon={<Icon name="add" size={16} />}
            onClick={() => go('/admin/standard-answers/new')}
          >
            {word('new')}
          </Button>
        )
      }
      bar={<Filters />}
    >
      <div className="stack">
        <p className="about">{word('about')}</p>
        <Shown read={read}>{({ answers }) => <Table answers={answers} />}</Shown>
      </div>
    </Page>
  );
}

function Filters() {
  const word = useTable(STANDARD_WORDS);
  const { pick } = useSpeech();
  const [state, setState] = useQuery('state');
  const [stale, setStale] = useQuery('stale');
  const [pending, setPending] = useQuery('pending');
  const [search, setSearch] = useQuery('search');
  return (
    <>
      <Segmented
        aria-label={word('state')}
        value={state ?? ''}
        options={[
          { value: '', label: pick({ zh: '全部', en: 'All' }) },
          ...(['live', 'draft', 'retired'] as const).map((value: StandardState) => ({
            value,
            label: word(`state_${value}`),
          })),
        ]}
        onChange={(value) => setState(value || null)}
      />
      <Checkbox checked={stale === '1'} onChange={({ target }) => setStale(target.checked ? '1' : null)}>
        {word('filterStale')}
      </Checkbox>
      <Checkbox checked={pending === '1'} onChange={({ target }) => setPending(target.checked ? '1' : null)}>
        {word('filterPending')}
      </Checkbox>
      <Input.Search
        allowClear
        style={{ maxWidth: 280 }}
        placeholder={word('search')}
        aria-label={word('search')}
        defaultValue={search ?? ''}
        onSearch={(words) => setSearch(words.trim() || null)}
      />
    </>
  );
}

function Table({ answers }: { answers: StandardSummary[] }) {
  const word = useTable(STANDARD_WORDS);
  const { language } = useSpeech();
  const { full } = useTimes();
  const [shown, more] = useMoreRows(
    [...answers].sort((a, b) => Number(b.stale.length > 0) - Number(a.stale.length > 0)),
  );
  if (answers.length === 0) return <Nothing icon="draft">{word('none')}</Nothing>;
  return (
    <>
      <Rows
        label={word('title')}
        rows={shown}
        keyOf={({ id }) => id}
        columns={[
          {
            name: word('heading'),
            head: true,
            cell: ({ id, heading }) => (
              <Link href={`/admin/standard-answers/${id}`}>
                {heading[language] || heading.zh || heading.en || id}
              </Link>
            ),
          },
          { name: word('state'), cell: (answer) => <StandardTags answer={answer} /> },
          { name: word('reviewBy'), cell: ({ reviewBy }) => <span className="num">{reviewBy}</span> },
          { name: word('updated'), cell: ({ updatedAt }) => full(updatedAt) },
        ]}
      />
      {more}
    </>
  );
}

/** How a standard answer stands. */
export function StandardTags({ answer }: { answer: StandardSummary }) {
  const word = useTable(STANDARD_WORDS);
  const { state, stale, pending, reviewDue } = answer;
  return (
    <span className="row">
      <span className="tag" data-tone={state === 'live' && stale.length === 0 ? 'good' : undefined}>
        {word(`state_${state}`)}
      </span>
      {stale.map(({ title, article, reason }) => (
        <span key={`${title} ${article}`} className="tag" data-tone="alarm">
          {title} {article}: {word(`stale_${reason}`)}
        </span>
      ))}
      {pending && (
        <span className="tag" data-tone="warn">
          {word('pending')}
        </span>
      )}
      {reviewDue && (
        <span className="tag" data-tone="warn">
          {word('reviewDue')}
        </span>
      )}
    </span>
  );
}
