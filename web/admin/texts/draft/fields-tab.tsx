import { Button, Segmented } from 'antd';
import type { DraftField } from '../../../../ingest/publishing/api-draft.ts';
import { useTable } from '../../../shared/language.tsx';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { TEXT_WORDS } from '../../words/texts.ts';
import { FieldLine } from './field-line.tsx';
import { useDraft } from './use-draft.tsx';

/** What is known of the text besides its words; what is unsure comes first. */
export function FieldsTab() {
  const word = useTable(DRAFT_WORDS);
  const { detail, edit, editable, busy } = useDraft();
  const unsure = detail.fields.filter(({ unsure }) => unsure);
  const sure = detail.fields.filter(({ unsure }) => !unsure);
  const given = unsure.filter(({ value, required }) => value !== null || !required);
  return (
    <div className="fields">
      {unsure.length > 0 && (
        <section className="sheet" data-unsure>
          <header>
            <h2>{word('fieldsUnsure')}</h2>
            {editable && given.length > 1 && (
              <Button
                size="small"
                loading={busy}
                onClick={() => edit({ kind: 'confirm', fields: given.map(({ field }) => field) })}
              >
                {word('confirmAll')}
              </Button>
            )}
          </header>
          <FieldLines fields={unsure} />
        </section>
      )}
      <section className="sheet">
        <h2>{word('fieldsSure')}</h2>
        <FieldLines fields={sure} />
      </section>
      <Visibility />
    </div>
  );
}

function FieldLines({ fields }: { fields: DraftField[] }) {
  return (
    <ul>
      {fields.map((field) => (
        <FieldLine key={field.field} field={field} />
      ))}
    </ul>
  );
}

function Visibility() {
  const word = useTable(DRAFT_WORDS);
  const text = useTable(TEXT_WORDS);
  const { detail, edit, editable, busy } = useDraft();
  return (
    <section className="sheet visibility">
      <div>
        <b>{word('visibility')}</b>
        <small>{word('visibilityHint')}</small>
      </div>
      <Segmented
        aria-label={word('visibility')}
        disabled={!editable || busy}
        value={detail.visibility}
        onChange={(visibility) => edit({ kind: 'visibility', visibility })}
        options={(['public', 'internal'] as const).map((value) => ({ value, label: text(value) }))}
      />
    </section>
  );
}
