import { Button } from 'antd';
import { useState } from 'react';
import type { DraftRelation } from '../../../../ingest/publishing/api-draft.ts';
import { Icon } from '../../../shared/icon.tsx';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useWords } from '../../../shared/words.ts';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { RelationDialog } from './relation-dialog.tsx';
import { useDraft } from './use-draft.tsx';

/** What the text does to others: ends, changes, extends them. A person may add what it does not say itself. */
export function Relations() {
  const word = useTable(DRAFT_WORDS);
  const { detail, editable, edit } = useDraft();
  const [adding, setAdding] = useState(false);
  return (
    <section className="sheet">
      <header>
        <h2>{word('relations')}</h2>
        {editable && (
          <Button size="small" onClick={() => setAdding(true)}>
            {word('relationAdd')}
          </Button>
        )}
      </header>
      <div className="sheet-body">
        {detail.relations.length === 0 && <p className="quiet">{word('relationsNone')}</p>}
        <ul className="matches">
          {detail.relations.map((relation) => (
            <RelationLine
              key={relation.index}
              relation={relation}
              {...(editable && { onRemove: () => edit({ kind: 'relation', remove: relation.index }) })}
            />
          ))}
        </ul>
      </div>
      {adding && <RelationDialog onClose={() => setAdding(false)} />}
    </section>
  );
}

/** One thing that a text does to another. */
export function RelationLine({ relation, onRemove }: { relation: DraftRelation; onRemove?: () => void }) {
  const say = useWords();
  const word = useTable(DRAFT_WORDS);
  const { pick } = useSpeech();
  const { target, title, number, articles, on, until, quote } = relation;
  return (
    <li>
      <span className="tag" data-tone="warn">
        {pick(relation.kindName)}
      </span>
      <span>{target?.title ?? title ?? number}</span>
      {!target && <span className="tag">{word('relationNotHeld')}</span>}
      {articles && <small>{articles.map(({ article }) => `第${article}条`).join('、')}</small>}
      {on && (
        <small className="num">
          {word('relationOn')} {on}
        </small>
      )}
      {until && (
        <small className="num">
          {word('relationUntil')} {until}
        </small>
      )}
      {onRemove && (
        <Button
          size="small"
          type="text"
          aria-label={`${say('remove')} · ${target?.title ?? title ?? number}`}
          icon={<Icon name="close" size={14} />}
          onClick={onRemove}
        />
      )}
      {quote && <q className="match-quote">{quote}</q>}
    </li>
  );
}
