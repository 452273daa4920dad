import { Button } from 'antd';
import { useState } from 'react';
import type { DraftField } from '../../../../ingest/publishing/api-draft.ts';
import { Icon } from '../../../shared/icon.tsx';
import { localeOf, useSpeech, useTable } from '../../../shared/language.tsx';
import { useWords } from '../../../shared/words.ts';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { FieldEditor } from './field-editor.tsx';
import { useDraft } from './use-draft.tsx';
import { useValueWords } from './value-words.ts';

/** One field: its value, where it was read and how sure that is; to be confirmed or set right. */
export function FieldLine({ field }: { field: DraftField }) {
  const say = useWords();
  const word = useTable(DRAFT_WORDS);
  const { pick } = useSpeech();
  const { edit, editable, busy } = useDraft();
  const valueWords = useValueWords();
  const [editing, setEditing] = useState(false);
  const name = pick(field.name);
  const shown = valueWords(field.field, field.value);
  return (
    <li className="field-line">
      <div className="field-name">
        {name}
        {field.required && field.value === null && (
          <span className="tag" data-tone="alarm">
            {word('required')}
          </span>
        )}
      </div>
      <div className="field-value">
        {editing ? (
          <FieldEditor
            field={field}
            onCancel={() => setEditing(false)}
            onSave={async (value) => {
              if (await edit({ kind: 'field', field: field.field, value })) setEditing(false);
            }}
          />
        ) : (
          <p data-missing={shown === '' || undefined}>{shown || word('missing')}</p>
        )}
        <Source field={field} />
      </div>
      {editable && !editing && (
        <div className="field-acts">
          {field.unsure && (field.value !== null || !field.required) && (
            <Button
              size="small"
              disabled={busy}
              icon={<Icon name="check" size={14} />}
              aria-label={`${word('confirm')} · ${name}`}
              onClick={() => edit({ kind: 'confirm', fields: [field.field] })}
            >
              {word('confirm')}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            aria-label={`${say('edit')} · ${name}`}
            onClick={() => setEditing(true)}
          >
            {say('edit')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Where a value was read, the words themselves, and how sure that is. */
function Source({ field }: { field: DraftField }) {
  const word = useTable(DRAFT_WORDS);
  const { pick, language } = useSpeech();
  const { detail, lookAt } = useDraft();
  const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent' }).format(field.confidence);
  const { quote, passage } = field;
  const page = (passage === null ? null : detail.passages[passage]?.page) ?? 1;
  return (
    <small className="field-source">
      <span>{word('readIn', { origin: pick(field.originName) })}</span>
      {field.origin !== 'person' && field.origin !== 'nowhere' && (
        <span className="num" data-unsure={field.unsure || undefined}>
          {word('sureness', { percent })}
        </span>
      )}
      {quote && (
        <button
          type="button"
          className="quote"
          title={word('seeQuote')}
          onClick={() => lookAt({ page, mark: quote, passage })}
        >
          {quote}
        </button>
      )}
    </small>
  );
}
