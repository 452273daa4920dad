import type { SourceLook, SourcePage } from '../../../ingest/publishing/api-published.ts';
import { Nothing } from '../../shared/empty.tsx';
import { useSpeech, useTable } from '../../shared/language.tsx';
import { Link } from '../../shared/route.tsx';
import { useTimes } from '../../shared/times.ts';
import { webAddress } from '../frame/web-address.ts';
import { Rows } from '../parts/rows.tsx';
import { SOURCE_WORDS } from '../words/sources.ts';

const TONES: Record<string, string> = { held: 'good', failed: 'alarm', source_withdrawn: 'warn' };

/** What was found at a source, what failed first. */
export function SourcePages({ pages }: { pages: SourcePage[] }) {
  const word = useTable(SOURCE_WORDS);
  const { moment } = useTimes();
  if (pages.length === 0) return <Nothing icon="eye">{word('pagesNone')}</Nothing>;
  return (
    <Rows
      label={word('pages')}
      rows={pages}
      keyOf={({ id }) => id}
      columns={[
        { name: word('pages'), head: true, cell: (page) => <PageName page={page} /> },
        { name: word('column_state'), cell: (page) => <PageState page={page} /> },
        {
          name: word('column_checked'),
          cell: ({ checkedAt }) => (checkedAt ? moment(checkedAt) : word('never')),
        },
        { name: '', cell: ({ name, url }) => <TextLink words={name ?? url} /> },
      ]}
    />
  );
}

function PageName({ page: { url, name } }: { page: SourcePage }) {
  const address = webAddress(url);
  if (!address) return name ?? url;
  return (
    <a className="row-title" href={address} target="_blank" rel="noreferrer noopener">
      <b>{name ?? url}</b>
      {name && <small>{url}</small>}
    </a>
  );
}

function PageState({ page: { status, reason, fault } }: { page: SourcePage }) {
  const word = useTable(SOURCE_WORDS);
  const { pick } = useSpeech();
  const known = (key: string) => (key in SOURCE_WORDS ? word(key as 'page_held') : key);
  return (
    <span className="tags">
      <span className="tag" data-tone={TONES[status]}>
        {known(`page_${status}`)}
      </span>
      {reason && <small>{known(`reason_${reason}`)}</small>}
      {fault && <small>{pick(fault.message)}</small>}
    </span>
  );
}

function TextLink({ words }: { words: string }) {
  const word = useTable(SOURCE_WORDS);
  return <Link href={`/admin/texts?q=${encodeURIComponent(words)}`}>{word('openText')}</Link>;
}

/** How the latest looks at the source itself went. */
export function SourceLooks({ looks }: { looks: SourceLook[] }) {
  const word = useTable(SOURCE_WORDS);
  const { full } = useTimes();
  const { pick } = useSpeech();
  if (looks.length === 0) return null;
  return (
    <section className="looks">
      <h2>{word('looks')}</h2>
      <Rows
        label={word('looks')}
        rows={looks}
        keyOf={({ at }) => at}
        columns={[
          { name: word('when'), cell: ({ at }) => <span className="num">{full(at)}</span>, head: true },
          {
            name: word('result'),
            cell: ({ outcome, fault }) => (
              <>
                {`look_${outcome}` in SOURCE_WORDS ? word(`look_${outcome}` as 'look_new') : outcome}
                {fault && <small> · {pick(fault.message)}</small>}
              </>
            ),
          },
          { name: 'HTTP', cell: ({ httpStatus }) => httpStatus, figure: true },
          { name: 'ms', cell: ({ ms }) => ms, figure: true },
        ]}
      />
    </section>
  );
}
