import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { DraftRow, DraftState, DraftList as Drafts } from '../../../../ingest/publishing/api.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { Link, useQuery } from '../../../shared/route.tsx';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { DRAFTS_WORDS } from '../../words/drafts.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { LiveNote } from '../live-note.tsx';
import { useTextRead } from '../stream.ts';
import { BatchBar } from './batch-bar.tsx';
import { DraftTable } from './draft-table.tsx';
import { Sheets } from './sheets.tsx';

const STATES: readonly DraftState[] = [
  'draft',
  'review',
  'approved',
  'rejected',
  'failed',
  'published',
  'withdrawn',
];
const STEP = 100;
const MOST = 500;

/** All drafts by state, with words to find one, and acts on several at once. */
export function DraftList() {
  const word = useTable(DRAFTS_WORDS);
  const text = useTable(TEXT_WORDS);
  const [state, setState] = useQuery('state');
  const [words, setWords] = useQuery('q');
  const [mine, setMine] = useQuery('mine');
  const [limit, setLimit] = useState(STEP);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = new URLSearchParams({ state: state ?? 'open', limit: String(limit) });
  if (words) query.set('q', words);
  if (mine) query.set('mine', '1');
  const read = useTextRead<Drafts>(`/api/texts/drafts?${query}`, ({ name }) => name === 'draft');
  const show = (next: string | null) => {
    setChosen(new Set());
    setState(next);
  };
  return (
    <Page
      title={word('title')}
      acts={
        <>
          <LiveNote standing={read.standing} />
          <Sheets state={state} onChanged={read.renew} />
        </>
      }
      bar={
        <>
          <StateChips counts={read.data?.counts ?? null} state={state} onState={show} />
          <Input.Search
            className="bar-search"
            allowClear
            defaultValue={words ?? ''}
            aria-label={text('search')}
            placeholder={text('search')}
            onSearch={(value) => setWords(value.trim() || null)}
          />
          <Checkbox checked={mine !== null} onChange={({ target }) => setMine(target.checked ? '1' : null)}>
            {text('mine')}
          </Checkbox>
        </>
      }
    >
      <Shown read={read}>
        {({ drafts, next }) =>
          drafts.length === 0 ? (
            <None filtered={Boolean(words || mine || state)} />
          ) : (
            <>
              <DraftTable drafts={drafts} chosen={chosen} onChoose={setChosen} />
              {next && limit < MOST && (
                <Button block loading={read.loading} onClick={() => setLimit(limit + STEP)}>
                  {text('moreRows')}
                </Button>
              )}
              <BatchBar
                drafts={drafts.filter(({ id }: DraftRow) => chosen.has(id))}
                onDone={() => {
                  setChosen(new Set());
                  read.renew();
                }}
              />
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function StateChips(props: {
  counts: Record<DraftState, number> | null;
  state: string | null;
  onState(state: string | null): void;
}) {
  const word = useTable(DRAFTS_WORDS);
  const text = useTable(TEXT_WORDS);
  const { counts, state, onState } = props;
  return (
    <div className="chips">
      <button type="button" aria-pressed={state === null} onClick={() => onState(null)}>
        {word('open')}
      </button>
      {STATES.map((one) => (
        <button key={one} type="button" aria-pressed={state === one} onClick={() => onState(one)}>
          {text(`state_${one}`)}
          {counts && <span className="num">{counts[one]}</span>}
        </button>
      ))}
    </div>
  );
}

function None({ filtered }: { filtered: boolean }) {
  const word = useTable(DRAFTS_WORDS);
  return (
    <Nothing icon="draft">
      <p>{word(filtered ? 'none' : 'noneAtAll')}</p>
      {!filtered && <Link href="/admin/load">{word('load')}</Link>}
    </Nothing>
  );
}
