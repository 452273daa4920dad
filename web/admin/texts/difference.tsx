import { Checkbox } from 'antd';
import { useState } from 'react';
import type { TextDifference } from '../../../ingest/publishing/api-published.ts';
import { useTable } from '../../shared/language.tsx';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import { DRAFT_WORDS } from '../words/draft.ts';

type Row = TextDifference['rows'][number];

const TONES = {
  same: undefined,
  moved: undefined,
  changed: 'warn',
  added: 'good',
  removed: 'alarm',
} as const;
const TOLD = ['changed', 'added', 'removed', 'moved', 'same'] as const;

/** What changed from one version of a text to another, article by article. */
export function Difference({ path }: { path: string }) {
  const word = useTable(DRAFT_WORDS);
  const read = useRead<TextDifference>(path);
  const [all, setAll] = useState(false);
  return (
    <Shown read={read}>
      {({ before, counts, rows }) => (
        <>
          <header className="difference-head">
            <p className="about">{word('differenceAgainst', { title: before.title, label: before.label })}</p>
            <p className="tags num">
              {TOLD.filter((change) => counts[change] > 0).map((change) => (
                <span key={change} className="tag" data-tone={TONES[change]}>
                  {word(`change_${change}`)} {counts[change]}
                </span>
              ))}
            </p>
            <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
              {word('differenceAll')}
            </Checkbox>
          </header>
          <ol className="article-difference sheet">
            {rows
              .filter(({ change }) => all || change !== 'same')
              .map((row) => (
                <ArticleRow key={`${row.before?.id ?? ''} ${row.after?.id ?? ''}`} row={row} />
              ))}
          </ol>
        </>
      )}
    </Shown>
  );
}

function ArticleRow({ row: { change, before, after, words } }: { row: Row }) {
  const word = useTable(DRAFT_WORDS);
  const piece = after ?? before;
  return (
    <li data-change={change}>
      <div className="passage-head">
        <b>{piece?.article ?? piece?.headingPath.at(-1)}</b>
        {before && after && before.article !== after.article && <small>← {before.article}</small>}
        <span className="tag" data-tone={TONES[change]}>
          {word(`change_${change}`)}
        </span>
      </div>
      <div className="statute">
        {change === 'changed' && words.length > 0 ? (
          <Words words={words} />
        ) : change === 'added' ? (
          <ins>{after?.text}</ins>
        ) : change === 'removed' ? (
          <del>{before?.text}</del>
        ) : (
          piece?.text
        )}
      </div>
    </li>
  );
}

function Words({ words }: { words: Row['words'] }) {
  let place = 0;
  return words.map(({ text, change }) => {
    place += text.length;
    const key = `${place} ${change}`;
    if (change === 'added') return <ins key={key}>{text}</ins>;
    if (change === 'removed') return <del key={key}>{text}</del>;
    return <span key={key}>{text}</span>;
  });
}
