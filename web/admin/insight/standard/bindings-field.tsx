import { Button, Input } from 'antd';
import { useState } from 'react';
import type { BindableList } from '../../../../services/standard-answers/api.ts';
import { Field } from '../../../shared/account/field.tsx';
import { Icon } from '../../../shared/icon.tsx';
import { useTable } from '../../../shared/language.tsx';
import { useWords } from '../../../shared/words.ts';
import { Shown } from '../../frame/shown.tsx';
import { useRead } from '../../frame/use-read.ts';
import { PARTS_WORDS } from '../../parts/words.ts';
import { type BoundArticle, boundOf, quoteStands } from './standard-form.ts';
import { STANDARD_WORDS } from './words.ts';

interface Props {
  bindings: BoundArticle[];
  onChange(bindings: BoundArticle[]): void;
}

/** The articles that an answer rests on: those bound, and a search for more. */
export function BindingsField({ bindings, onChange }: Props) {
  const word = useTable(STANDARD_WORDS);
  const [search, setSearch] = useState('');
  return (
    <section className="sheet">
      <h2>{word('bindings')}</h2>
      <ul className="bindings">
        {bindings.map((binding, i) => (
          <Bound
            key={`${binding.title} ${binding.article} ${binding.passageId}`}
            binding={binding}
            onQuote={(quote) => onChange(bindings.map((one, at) => (at === i ? { ...one, quote } : one)))}
            onRemove={() => onChange(bindings.filter((_, at) => at !== i))}
          />
        ))}
        <li>
          <Input.Search
            aria-label={word('addArticle')}
            placeholder={`${word('addArticle')} · ${word('articleHint')}`}
            style={{ maxWidth: 420 }}
            onSearch={(words) => setSearch(words.trim())}
          />
          {search && (
            <Found
              search={search}
              onAdd={(found) => {
                if (!bindings.some(({ passageId }) => passageId === found.passageId))
                  onChange([...bindings, found]);
              }}
            />
          )}
        </li>
      </ul>
    </section>
  );
}

function Bound(props: { binding: BoundArticle; onQuote(quote: string): void; onRemove(): void }) {
  const { binding, onQuote, onRemove } = props;
  const word = useTable(STANDARD_WORDS);
  const part = useTable(PARTS_WORDS);
  const { title, article, text, quote, kept } = binding;
  const name = `${title} ${article ?? ''}`;
  return (
    <li>
      <p className="row">
        <b>{name}</b>
        <Button
          size="small"
          type="text"
          icon={<Icon name="close" size={15} />}
          aria-label={part('removeThis', { name })}
          onClick={onRemove}
        />
      </p>
      <p className="statute">{text}</p>
      {kept === null && (
        <Field label={word('quote')} hint={quoteStands(binding) ? undefined : word('quoteWrong')}>
          {(id, hint) => (
            <Input.TextArea
              id={id}
              aria-describedby={hint}
              status={hint ? 'error' : ''}
              autoSize={{ minRows: 1, maxRows: 4 }}
              value={quote}
              onChange={({ target }) => onQuote(target.value)}
            />
          )}
        </Field>
      )}
    </li>
  );
}

function Found({ search, onAdd }: { search: string; onAdd(article: BoundArticle): void }) {
  const word = useTable(STANDARD_WORDS);
  const say = useWords();
  const read = useRead<BindableList>(`/api/standard-answers/articles?search=${encodeURIComponent(search)}`);
  return (
    <Shown read={read}>
      {({ articles }) =>
        articles.length === 0 ? (
          <p className="quiet">{word('articleNone')}</p>
        ) : (
          <ul className="found-articles">
            {articles.map((found) => (
              <li key={found.passageId} className="found-article">
                <Button
                  size="small"
                  aria-label={`${say('add')}: ${found.title} ${found.article ?? ''}`}
                  onClick={() => onAdd(boundOf(found))}
                >
                  {say('add')}
                </Button>
                <div>
                  <b>
                    {found.title} {found.article}
                  </b>{' '}
                  <small>{[found.documentNumber, found.effectiveFrom].filter(Boolean).join(' · ')}</small>
                  <p className="statute">{found.text}</p>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Shown>
  );
}
