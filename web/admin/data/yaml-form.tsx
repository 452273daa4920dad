import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { Icon } from '../../shared/icon.tsx';
import { useTable } from '../../shared/language.tsx';
import { useMoreRows } from '../parts/use-more-rows.tsx';
import { DATA_WORDS } from './words.ts';
import { PartField } from './yaml-field.tsx';
import { type Part, readSource } from './yaml-source.ts';
import { withCopy, withoutEntry } from './yaml-write.ts';

interface Props {
  text: string;
  readOnly: boolean;
  onChange(text: string): void;
}

/** A YAML text as a form; every change touches only its own place in the text, so that comments stay. */
export default function YamlForm({ text, readOnly, onChange }: Props) {
  const word = useTable(DATA_WORDS);
  const [words, setWords] = useState('');
  const part = useMemo(() => readSource(text), [text]);
  if (!part) return <p className="quiet">{word('formNone')}</p>;
  return (
    <div className="yaml-form">
      <Input
        allowClear
        style={{ maxWidth: 320 }}
        prefix={<Icon name="search" size={15} />}
        placeholder={word('formFind')}
        aria-label={word('formFind')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <PartView part={part} name="" depth={0} find={words.trim()} {...{ text, readOnly, onChange }} />
    </div>
  );
}

interface PartProps extends Props {
  part: Part;
  name: string;
  depth: number;
  /** Only what holds these words is shown. */
  find: string;
}

function PartView(props: PartProps) {
  const { part, name, depth } = props;
  if (part.kind === 'map') {
    const fields = <Fields {...props} part={part} />;
    if (depth === 0) return fields;
    return (
      <fieldset>
        <legend>{name}</legend>
        {fields}
      </fieldset>
    );
  }
  if (part.kind === 'entries') return <Entries {...props} part={part} />;
  return <PartField {...props} part={part} />;
}

function holds({ text, find }: PartProps, part: Part, name = ''): boolean {
  if (!find) return true;
  const words = `${name} ${text.slice(...part.span)}`;
  return words.toLowerCase().includes(find.toLowerCase());
}

function Fields(props: PartProps & { part: Extract<Part, { kind: 'map' }> }) {
  const shown = props.part.fields.filter(({ name, part }) => props.depth > 0 || holds(props, part, name));
  return shown.map(({ name, part }) => (
    <PartView key={name} {...props} part={part} name={name} depth={props.depth + 1} />
  ));
}

const FIRST = 25;

function Entries(props: PartProps & { part: Extract<Part, { kind: 'entries' }> }) {
  const { part, name, text, readOnly, onChange } = props;
  const word = useTable(DATA_WORDS);
  const numbered = part.items.map((item, place) => ({ item, place }));
  const [shown, more] = useMoreRows(
    numbered.filter(({ item }) => holds(props, item)),
    FIRST,
  );
  const editable = !readOnly && !part.flow;
  return (
    <fieldset>
      {name && <legend>{name}</legend>}
      {shown.map(({ item, place }) => (
        <div key={place} className="yaml-entry">
          <PartView
            {...props}
            part={item}
            name={word('formItem', { n: place + 1 })}
            depth={props.depth + 1}
            find=""
          />
          {editable && (
            <Button
              size="small"
              type="text"
              icon={<Icon name="close" size={15} />}
              aria-label={word('formRemove', { n: place + 1 })}
              onClick={() => onChange(withoutEntry(text, part, place))}
            />
          )}
        </div>
      ))}
      {more}
      {editable && part.items.length > 0 && (
        <div>
          <Button
            size="small"
            icon={<Icon name="add" size={15} />}
            onClick={() => onChange(withCopy(text, part))}
          >
            {word('formAdd')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
