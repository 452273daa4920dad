import { useDeferredValue, useState } from 'react';
import type { PublishedDetail } from '../../../../ingest/publishing/api-published.ts';
import { systemClock, today } from '../../../../src/base/time.ts';
import { useTable } from '../../../shared/language.tsx';
import { PUBLISHED_WORDS } from '../../words/published.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { PassageText } from '../passage-text.tsx';
import { PassagesBar } from '../passages-bar.tsx';

type Passages = PublishedDetail['passages'];

/** The words of a published text; an article that ends or begins on a day of its own says so. */
export function TextPassages({ text: whole, passages }: PublishedDetail) {
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim());
  const shown = passages.filter(
    ({ article, text }) => wanted === '' || text.includes(wanted) || (article ?? '').includes(wanted),
  );
  return (
    <>
      <PassagesBar words={words} onWords={setWords} count={shown.length} />
      <ol className="passages sheet">
        {shown.map((passage) => (
          <PassageItem key={passage.id} passage={passage} whole={whole} />
        ))}
      </ol>
    </>
  );
}

function PassageItem({ passage, whole }: { passage: Passages[number]; whole: PublishedDetail['text'] }) {
  const word = useTable(PUBLISHED_WORDS);
  const text = useTable(TEXT_WORDS);
  const { article, headingPath, page, effectiveFrom, effectiveTo, endedBy } = passage;
  const over = effectiveTo !== null && effectiveTo < today(systemClock);
  return (
    <li className="passage" data-over={over || undefined}>
      {article === null && headingPath.length > 0 && (
        <p className="passage-heading">{headingPath.join(' › ')}</p>
      )}
      <div className="passage-head">
        {article !== null && <b>{article}</b>}
        {article !== null && <small>{headingPath.join(' › ')}</small>}
        {page !== null && <small>{text('onPage', { page })}</small>}
        {effectiveFrom && effectiveFrom !== whole.effectiveFrom && (
          <span className="tag">{word('passageFrom', { day: effectiveFrom })}</span>
        )}
        {effectiveTo && effectiveTo !== whole.effectiveTo && (
          <span className="tag" data-tone="alarm" title={endedBy ?? undefined}>
            {word('passageEnded', { day: effectiveTo })}
          </span>
        )}
      </div>
      <PassageText kind={passage.kind} text={passage.text} />
    </li>
  );
}
