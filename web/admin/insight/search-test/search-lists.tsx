import type {
  SearchTestExcluded,
  SearchTestFused,
  SearchTestRanked,
  SearchTestSearch,
  SearchTestTerm,
} from '../../../../bot/search-test-api.ts';
import { useTable } from '../../../shared/language.tsx';
import { type Column, Rows } from '../../parts/rows.tsx';
import { useMoreRows } from '../../parts/use-more-rows.tsx';
import { PassageName } from './passage-name.tsx';
import { Timings } from './timings.tsx';
import { SEARCH_WORDS } from './words.ts';

type Word = ReturnType<typeof useTable<typeof SEARCH_WORDS>>;

/** One search: its terms, both lists side by side, what they gave together, and what was left out. */
export function SearchLists({ search, number }: { search: SearchTestSearch; number: number }) {
  const word = useTable(SEARCH_WORDS);
  const { words, vectors, fused, excluded, curated } = search;
  return (
    <section className="sheet">
      <h2>{word('search', { n: number, text: search.text })}</h2>
      <div className="sheet-body stack">
        <Terms search={search} />
        <Found title={word('fused')} none={word('noHits')} rows={fused} columns={fusedColumns(word)} />
        <div className="columns">
          <Found title={word('byWords')} none={word('noHits')} rows={words} columns={ranked(word)} />
          <Found title={word('byLikeness')} none={word('noVectors')} rows={vectors} columns={ranked(word)} />
        </div>
        {excluded.length > 0 && (
          <Found title={word('excluded')} none="" rows={excluded} columns={excludedColumns(word)} />
        )}
        {curated.length > 0 && (
          <div>
            <h3>{word('curated')}</h3>
            <Rows
              label={word('curated')}
              rows={curated}
              keyOf={({ kind, id }) => `${kind} ${id}`}
              toneOf={({ used }) => (used ? 'cited' : undefined)}
              columns={[
                { name: word('passage'), cell: ({ heading }) => heading, head: true },
                { name: '', cell: ({ kind, used }) => word(used ? 'used' : `kind_${kind}`) },
                { name: word('likeness'), cell: ({ likeness }) => likeness.toFixed(3), figure: true },
              ]}
            />
          </div>
        )}
        <details className="fold">
          <summary>{word('timings')}</summary>
          <Timings timings={search.timings} />
        </details>
      </div>
    </section>
  );
}

function Terms({ search: { terms, references, coverage } }: { search: SearchTestSearch }) {
  const word = useTable(SEARCH_WORDS);
  return (
    <div>
      <h3>{word('terms')}</h3>
      <ul className="terms">
        {terms.map((term) => (
          <Term key={`${term.from} ${term.term}`} term={term} />
        ))}
      </ul>
      <p className="quiet">
        {word('legend')}
        {' · '}
        {word('coverage')}: <span className="num">{Math.round(coverage * 100)}%</span>
        {references.length > 0 &&
          ` · ${word('references')}: ${references
            .map(({ title, documentNumber, article }) =>
              [title, documentNumber, article && word('article', { n: article })].filter(Boolean).join(' '),
            )
            .join('; ')}`}
      </p>
    </div>
  );
}

function Term({ term: { term, weight, from } }: { term: SearchTestTerm }) {
  const word = useTable(SEARCH_WORDS);
  const words = word(from === 'own' ? 'termOwn' : 'termAdded', { weight: weight.toFixed(2) });
  return (
    <li data-from={from} title={words}>
      {term}
      <span className="unseen">, {words}</span>
      <small className="num" aria-hidden="true">
        {weight.toFixed(1)}
      </small>
    </li>
  );
}

/** So many of a list at first; the rest on demand. */
const SHOWN = 8;

function Found<Row extends { passageId: number }>(props: {
  title: string;
  none: string;
  rows: Row[];
  columns: Column<Row>[];
}) {
  const { title, none, rows, columns } = props;
  const [shown, more] = useMoreRows(rows, SHOWN);
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <>
          <Rows
            label={title}
            rows={shown}
            columns={columns}
            keyOf={({ passageId }) => passageId}
            toneOf={(row) => ('cited' in row && row.cited ? 'cited' : undefined)}
          />
          {more}
        </>
      )}
    </div>
  );
}

const ranked = (word: Word): Column<SearchTestRanked>[] => [
  { name: word('rank'), cell: ({ rank }) => rank, figure: true },
  { name: word('passage'), cell: (row) => <PassageName passage={row} /> },
  { name: word('score'), cell: ({ score }) => score.toFixed(3), figure: true },
];

const fusedColumns = (word: Word): Column<SearchTestFused>[] => [
  { name: word('rank'), cell: ({ rank }) => rank, figure: true },
  {
    name: word('passage'),
    cell: (row) => (
      <PassageName passage={row}>
        {row.exact && <span className="tag">{word('exact')}</span>}
        {row.cited && (
          <span className="tag" data-tone="good">
            {word('cited')}
          </span>
        )}
      </PassageName>
    ),
  },
  { name: word('score'), cell: ({ score }) => score.toFixed(3), figure: true },
  { name: word('half_words'), cell: ({ words }) => place(words), figure: true },
  { name: word('half_vectors'), cell: ({ vectors }) => place(vectors), figure: true },
];

const excludedColumns = (word: Word): Column<SearchTestExcluded>[] => [
  { name: word('passage'), cell: (row) => <PassageName passage={row} /> },
  {
    name: word('why'),
    cell: ({ reason }) => (
      <span className="tag" data-tone="warn">
        {word(`ex_${reason}`)}
      </span>
    ),
  },
  { name: '', cell: ({ half }) => word(`half_${half}`) },
  { name: word('score'), cell: ({ score }) => score.toFixed(3), figure: true },
];

function place(half: { rank: number; score: number } | null): string {
  return half ? `${half.rank} (${half.score.toFixed(2)})` : '–';
}
