import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { DraftField } from '../../../../ingest/publishing/api-draft.ts';
import type { FieldValue } from '../../../../knowledge/metadata-fields.ts';
import { useSpeech, useTable } from '../../../shared/language.tsx';
import { useWords } from '../../../shared/words.ts';
import { DRAFT_WORDS } from '../../words/draft.ts';
import { useLists, useTopicName } from '../lists.tsx';
import { ChannelsControl } from './channels-control.tsx';
import { useDraft } from './use-draft.tsx';

interface Props {
  field: DraftField;
  onSave(value: unknown): void;
  onCancel(): void;
}

/** Sets a field right, with what suits its kind. */
export function FieldEditor({ field, onSave, onCancel }: Props) {
  const say = useWords();
  const { busy } = useDraft();
  const [value, setValue] = useState(field.value);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave(cleaned(value));
  };
  return (
    <form className="field-editor" onSubmit={save} onKeyDown={({ key }) => key === 'Escape' && onCancel()}>
      <Control field={field} value={value} onValue={setValue} />
      <div className="row">
        <Button size="small" type="primary" htmlType="submit" loading={busy}>
          {say('save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}

interface ControlProps {
  field: DraftField;
  value: unknown;
  onValue(value: unknown): void;
}

function Control(props: ControlProps) {
  const { pick } = useSpeech();
  const { field, value, onValue } = props;
  const label = pick(field.name);
  switch (field.field) {
    case 'level':
      return <LevelControl {...props} />;
    case 'issuers':
    case 'topics':
    case 'addressees':
      return <ListControl {...props} />;
    case 'region':
      return <RegionControl {...props} />;
    case 'channels':
      return <ChannelsControl value={value} onValue={onValue} />;
    default:
      return (
        <Input
          autoFocus
          aria-label={label}
          {...(/On$|From$|To$/.test(field.field) && { type: 'date', style: { width: 170 } })}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onValue(target.value)}
        />
      );
  }
}

function LevelControl({ field, value, onValue }: ControlProps) {
  const { pick } = useSpeech();
  const { levels } = useLists();
  return (
    <Select
      autoFocus
      aria-label={pick(field.name)}
      value={value}
      onChange={onValue}
      options={levels.map(({ code, name }) => ({ value: code, label: pick(name) }))}
    />
  );
}

function ListControl({ field, value, onValue }: ControlProps) {
  const { pick } = useSpeech();
  const word = useTable(DRAFT_WORDS);
  const { topics } = useLists();
  const topicName = useTopicName();
  const known = field.field === 'topics' ? topics : [];
  return (
    <Select
      mode="tags"
      autoFocus
      aria-label={pick(field.name)}
      placeholder={word('listHint')}
      value={Array.isArray(value) ? (value as string[]) : []}
      onChange={onValue}
      options={known.map((one) => ({ value: one, label: topicName(one) }))}
    />
  );
}

function RegionControl({ field, value, onValue }: ControlProps) {
  const { pick } = useSpeech();
  const word = useTable(DRAFT_WORDS);
  const { regions } = useLists();
  const region = (value as FieldValue<'region'> | null) ?? null;
  return (
    <div className="row">
      <Select
        showSearch
        autoFocus
        aria-label={pick(field.name)}
        style={{ minWidth: 160 }}
        value={region?.name ?? null}
        onChange={(name: string | null) =>
          onValue({ name, code: regions.find((one) => one.name === name)?.code ?? null, city: null })
        }
        options={regions.map(({ name }) => ({ value: name, label: name }))}
      />
      <Input
        style={{ width: 160 }}
        aria-label={word('city')}
        placeholder={word('city')}
        disabled={!region}
        value={region?.city ?? ''}
        onChange={({ target }) => region && onValue({ ...region, city: target.value || null })}
      />
    </div>
  );
}

/** Without spaces around it; an empty text is none. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || null;
  if (!Array.isArray(value)) return value;
  return value.filter((one) =>
    typeof one === 'string' ? one.trim() : (one as { value: string }).value.trim(),
  );
}
