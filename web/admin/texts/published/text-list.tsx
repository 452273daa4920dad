import { Button, Input } from 'antd';
import { useState } from 'react';
import type { PublishedList, PublishedRow, Validity } from '../../../../ingest/publishing/api-published.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { Link, useQuery } from '../../../shared/route.tsx';
import { Page } from '../../frame/page.tsx';
import { Shown } from '../../frame/shown.tsx';
import { type Column, Rows } from '../../parts/rows.tsx';
import { PUBLISHED_WORDS } from '../../words/published.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { useLists } from '../lists.tsx';
import { LiveNote } from '../live-note.tsx';
import { ValidityTag } from '../state-tag.tsx';
import { useTextRead } from '../stream.ts';
import { TextFilters } from './text-filters.tsx';

const VALIDITIES: readonly Validity[] = ['in_force', 'not_yet', 'ended', 'retired', 'duplicate'];
const STEP = 100;
const MOST = 500;

/** All published texts with how they stand, to be narrowed by validity, level, region, topic and words. */
export function TextList() {
  const word = useTable(PUBLISHED_WORDS);
  const text = useTable(TEXT_WORDS);
  const [validity, setValidity] = useQuery('validity');
  const [words, setWords] = useQuery('q');
  const [limit, setLimit] = useState(STEP);
  const filters = [
    ['level', useQuery('level')],
    ['region', useQuery('region')],
    ['topic', useQuery('topic')],
    ['on', useQuery('on')],
  ] as const;
  const query = new URLSearchParams({ limit: String(limit) });
  for (const [name, value] of [
    ['validity', validity],
    ['q', words],
    ...filters.map(([name, [value]]) => [name, value] as const),
  ] as const)
    if (value) query.set(name, value);
  const read = useTextRead<PublishedList>(
    `/api/texts/published?${query}`,
    ({ name }) => name === 'published',
  );
  const filtered = [...query.keys()].length > 1;
  return (
    <Page
      title={word('title')}
      acts={<LiveNote standing={read.standing} />}
      bar={
        <>
          <div className="chips">
            <button type="button" aria-pressed={validity === null} onClick={() => setValidity(null)}>
              {text('any')}
            </button>
            {VALIDITIES.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={validity === one}
                onClick={() => setValidity(one)}
              >
                {text(`validity_${one}`)}
                {read.data && <span className="num">{read.data.counts[one]}</span>}
              </button>
            ))}
          </div>
          <Input.Search
            className="bar-search"
            allowClear
            defaultValue={words ?? ''}
            aria-label={text('search')}
            placeholder={text('search')}
            onSearch={(value) => setWords(value.trim() || null)}
          />
          <TextFilters filters={filters} />
        </>
      }
    >
      <Shown read={read}>
        {({ texts, next }) =>
          texts.length === 0 ? (
            <Nothing icon="brief">
              <p>{word(filtered ? 'none' : 'noneAtAll')}</p>
            </Nothing>
          ) : (
            <>
              <TextTable texts={texts} />
              {next && limit < MOST && (
                <Button block loading={read.loading} onClick={() => setLimit(limit + STEP)}>
                  {text('moreRows')}
                </Button>
              )}
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function TextTable({ texts }: { texts: PublishedRow[] }) {
  const word = useTable(PUBLISHED_WORDS);
  const text = useTable(TEXT_WORDS);
  const { pick } = useSpeech();
  const { levels } = useLists();
  const columns: Column<PublishedRow>[] = [
    {
      name: word('column_title'),
      head: true,
      cell: ({ versionId, title, documentNumber, issuer, label, visibility }) => (
        <Link className="row-title" href={`/admin/texts/${versionId}`}>
          <b>{title}</b>
          <small>
            {documentNumber ?? issuer ?? label}
            {visibility === 'internal' && ` · ${text('internal')}`}
          </small>
        </Link>
      ),
    },
    { name: word('column_validity'), cell: ({ validity }) => <ValidityTag validity={validity} /> },
    {
      name: word('column_level'),
      cell: ({ level }) => {
        const known = levels.find(({ code }) => code === level);
        return known ? pick(known.name) : level;
      },
    },
    { name: word('column_region'), cell: ({ region }) => region },
    {
      name: word('column_days'),
      cell: ({ effectiveFrom, effectiveTo }) => (
        <span className="num nowrap">
          {effectiveFrom ?? '–'} – {effectiveTo ?? text('noEnd')}
        </span>
      ),
    },
    { name: word('column_passages'), cell: ({ passages }) => passages, figure: true },
  ];
  return <Rows label={word('title')} columns={columns} rows={texts} keyOf={({ versionId }) => versionId} />;
}
