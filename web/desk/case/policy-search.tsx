import { Button, Input } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import type { SearchReply } from '../../../desk/api.ts';
import type { CitationSnapshot } from '../../../knowledge/passage.ts';
import { systemClock, today } from '../../../src/base/time.ts';
import { nameOf } from '../../chat/citation.ts';
import { ValidityBadge } from '../../chat/validity-badge.tsx';
import { call } from '../../shared/api.ts';
import { Empty, Nothing } from '../../shared/empty.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useFetched } from '../../shared/use-fetched.ts';
import { useWords } from '../words.ts';

interface Props {
  region: string | null;
  onOpen(citation: CitationSnapshot): void;
  onInsert: ((text: string) => void) | undefined;
}

/** Typing rests this long before it is searched. */
const REST_MS = 300;
const SHOWN = '12';

/** Searches the texts as the assistant does, valid on a day, and puts what fits into the reply. */
export function PolicySearch({ region, onOpen, onInsert }: Props) {
  const say = useWords();
  const [words, setWords] = useState('');
  const [asOf, setAsOf] = useState(() => today(systemClock));
  const asked = useResting(words.trim());
  const query = new URLSearchParams({ q: asked, asOf, limit: SHOWN, ...(region && { region }) });
  const found = useFetched(asked && asOf ? `${query}` : null, (signal) =>
    call<SearchReply>('GET', `/api/desk/search?${query}`, undefined, signal),
  );
  const shown = useDeferredValue(found.data);
  return (
    <div className="policy-search">
      <Input
        allowClear
        type="search"
        prefix={<Icon name="search" size={16} />}
        placeholder={say('policySearchPlace')}
        aria-label={say('policySearch')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <label className="row quiet" htmlFor="search-day">
        {say('searchAsOf')}
        <Input
          id="search-day"
          size="small"
          type="date"
          value={asOf}
          onChange={({ target }) => setAsOf(target.value)}
        />
      </label>
      {!asked ? (
        <p className="quiet">{say('searchHint')}</p>
      ) : found.problem ? (
        <Empty fetched={found} />
      ) : !shown ? (
        <Empty fetched={found} />
      ) : shown.hits.length === 0 ? (
        <Nothing icon="search">{say('searchEmpty')}</Nothing>
      ) : (
        <ol className="hits" aria-busy={found.loading}>
          {shown.hits.map((hit) => (
            <Hit key={`${hit.passageId}-${hit.quote}`} hit={hit} onOpen={onOpen} onInsert={onInsert} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Hit(props: { hit: CitationSnapshot } & Pick<Props, 'onOpen' | 'onInsert'>) {
  const say = useWords();
  const { hit, onOpen, onInsert } = props;
  const words = wordsOf(hit);
  return (
    <li className="hit">
      <button type="button" className="plain-button" onClick={() => onOpen(hit)}>
        <b>{nameOf(hit)}</b>
        <span className="hit-words">{words}</span>
      </button>
      <div className="row">
        <ValidityBadge validity={hit.validity} />
        {hit.documentNumber && <small>{hit.documentNumber}</small>}
        <Button
          size="small"
          type="text"
          className="hit-insert"
          icon={<Icon name="add" size={14} />}
          hidden={!onInsert}
          onClick={() => onInsert?.(`${nameOf(hit)}：“${words.trim()}”`)}
        >
          {say('insertCitation')}
        </Button>
      </div>
    </li>
  );
}

/** What is quoted, else the whole text, without the article's own number: that stands above it. */
function wordsOf({ quote, text, article }: CitationSnapshot): string {
  if (quote) return quote;
  return (article && text.startsWith(article) ? text.slice(article.length) : text).trim();
}

function useResting(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
