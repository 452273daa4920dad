import { Button } from 'antd';
import { useState } from 'react';
import type { SourceList as Sources, SourceView } from '../../../ingest/publishing/api-published.ts';
import { Nothing } from '../../shared/empty.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech, useTable } from '../../shared/language.tsx';
import { Link } from '../../shared/route.tsx';
import { useSession } from '../../shared/session.tsx';
import { useTimes } from '../../shared/times.ts';
import { Page } from '../frame/page.tsx';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import { type Column, Rows } from '../parts/rows.tsx';
import { useTopicName } from '../texts/lists.tsx';
import { SOURCE_WORDS } from '../words/sources.ts';
import { SourceDialog } from './source-dialog.tsx';

const EVERY_MS = 30_000;

/** All watched sources with how they fare. */
export function SourceList() {
  const word = useTable(SOURCE_WORDS);
  const { is } = useSession();
  const [adding, setAdding] = useState(false);
  const read = useRead<Sources>('/api/texts/sources', EVERY_MS);
  return (
    <Page
      title={word('title')}
      acts={
        is('approver', 'admin') && (
          <Button type="primary" icon={<Icon name="add" size={16} />} onClick={() => setAdding(true)}>
            {word('add')}
          </Button>
        )
      }
    >
      <p className="about sources-about">{word('about')}</p>
      <Shown read={read}>
        {({ sources }) =>
          sources.length === 0 ? <Nothing icon="eye">{word('none')}</Nothing> : <Table sources={sources} />
        }
      </Shown>
      {adding && (
        <SourceDialog
          source={null}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false);
            read.renew();
          }}
        />
      )}
    </Page>
  );
}

function Table({ sources }: { sources: SourceView[] }) {
  const word = useTable(SOURCE_WORDS);
  const { moment } = useTimes();
  const topicName = useTopicName();
  const columns: Column<SourceView>[] = [
    {
      name: word('column_source'),
      head: true,
      cell: ({ id, url, kind, region, topics }) => (
        <Link className="row-title" href={`/admin/sources/${id}`}>
          <b>{url}</b>
          <small>
            {[word(`kind_${kind}`), region, ...topics.map(topicName)].filter(Boolean).join(' · ')}
          </small>
        </Link>
      ),
    },
    { name: word('column_state'), cell: (source) => <SourceState source={source} /> },
    { name: word('column_every'), cell: ({ every }) => <Every every={every} /> },
    {
      name: word('column_checked'),
      cell: ({ checkedAt }) => (checkedAt ? moment(checkedAt) : word('never')),
    },
    { name: word('column_pages'), cell: ({ pages, held }) => `${pages} / ${held}`, figure: true },
    {
      name: word('column_trouble'),
      cell: ({ failed, withdrawn }) => `${failed} / ${withdrawn}`,
      figure: true,
    },
  ];
  return <Rows label={word('title')} columns={columns} rows={sources} keyOf={({ id }) => id} />;
}

/** Whether a source is watched and answers, and why not. */
export function SourceState({ source: { status, failures, fault } }: { source: SourceView }) {
  const word = useTable(SOURCE_WORDS);
  const { pick } = useSpeech();
  return (
    <span className="tags">
      <span className="tag" data-tone={status === 'active' ? 'good' : undefined}>
        {word(`state_${status}`)}
      </span>
      {failures > 0 && (
        <span className="tag" data-tone="alarm">
          {word('failures', { n: failures })}
        </span>
      )}
      {fault && <small>{pick(fault.message)}</small>}
    </span>
  );
}

/** An interval in words where it is a usual one. */
export function Every({ every }: { every: string }) {
  const word = useTable(SOURCE_WORDS);
  const key = `every_${every}`;
  return key in SOURCE_WORDS ? word(key as 'every_1d') : every;
}
