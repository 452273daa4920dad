import { useRef } from 'react';
import type { DataProblem } from '../../../src/operations/api-data.ts';

interface Props {
  label: string;
  text: string;
  problems: readonly DataProblem[] | null;
  readOnly: boolean;
  onChange(text: string): void;
}

/** A plain text with the numbers of its lines; those with a fault stand out. */
export function TextEditor({ label, text, problems, readOnly, onChange }: Props) {
  const gutter = useRef<HTMLDivElement>(null);
  const faulty = new Set(problems?.map(({ line }) => line));
  const count = text.split('\n').length;
  return (
    <div className="text-editor">
      <div ref={gutter} className="text-gutter" aria-hidden="true">
        {Array.from({ length: count }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <span key={i} data-faulty={faulty.has(i + 1) || undefined}>
            {i + 1}
          </span>
        ))}
      </div>
      <textarea
        id="data-text"
        aria-label={label}
        aria-invalid={faulty.size > 0}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        wrap="off"
        readOnly={readOnly}
        value={text}
        onChange={({ target }) => onChange(target.value)}
        onScroll={({ currentTarget }) => {
          if (gutter.current) gutter.current.scrollTop = currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

/** Puts the cursor at the beginning of a line of the text, and the line into view. */
export function goToLine(line: number): void {
  const field = document.querySelector<HTMLTextAreaElement>('#data-text');
  if (!field) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  field.scrollTop = (field.scrollHeight / lines.length) * Math.max(0, line - 6);
}
