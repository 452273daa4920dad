import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { Field } from '../../shared/account/field.tsx';
import { useTable } from '../../shared/language.tsx';
import { DATA_WORDS } from './words.ts';
import type { Part } from './yaml-source.ts';
import { withLines, withValue } from './yaml-write.ts';

interface Props {
  part: Extract<Part, { kind: 'value' | 'lines' | 'other' }>;
  name: string;
  text: string;
  readOnly: boolean;
  onChange(text: string): void;
}

/** Plain values of a YAML text; what no form can edit is shown as it is written. */
export function PartField({ part, name, text, readOnly, onChange }: Props) {
  const word = useTable(DATA_WORDS);
  if (part.kind === 'other')
    return (
      <div className="field">
        <span className="field-label">{name}</span>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
        <section className="json" aria-label={name} tabIndex={0}>
          {text.slice(...part.span)}
        </section>
      </div>
    );
  if (part.kind === 'value')
    return (
      <Settled
        label={name}
        value={part.text}
        readOnly={readOnly}
        onSettled={(value) => onChange(withValue(text, part, value))}
      />
    );
  return (
    <Settled
      label={`${name} (${word('formLines')})`}
      value={part.items.map((item) => item.text).join('\n')}
      rows={Math.min(12, part.items.length + 1)}
      readOnly={readOnly}
      onSettled={(value) => onChange(withLines(text, part, linesOf(value)))}
    />
  );
}

interface SettledProps {
  label: string;
  value: string;
  rows?: number;
  readOnly: boolean;
  onSettled(value: string): void;
}

/** A text that counts when one leaves it, so that long files are not read anew with every key. */
function Settled({ label, value, rows = 1, readOnly, onSettled }: SettledProps) {
  const [words, setWords] = useState(value);
  useEffect(() => setWords(value), [value]);
  const settle = () => {
    if (words !== value) onSettled(words);
  };
  const long = rows > 1 || value.length > 80 || value.includes('\n');
  return (
    <Field label={label}>
      {(id) =>
        long ? (
          <Input.TextArea
            id={id}
            rows={Math.max(rows, 2)}
            readOnly={readOnly}
            value={words}
            onChange={({ target }) => setWords(target.value)}
            onBlur={settle}
          />
        ) : (
          <Input
            id={id}
            readOnly={readOnly}
            value={words}
            onChange={({ target }) => setWords(target.value)}
            onBlur={settle}
            onPressEnter={settle}
          />
        )
      }
    </Field>
  );
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
