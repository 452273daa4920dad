import { parse, stringify } from 'yaml';
import type { Part } from './yaml-source.ts';

/** From where to where in a text; the end is not part of it. */
export type Span = readonly [start: number, end: number];

type Value = Extract<Part, { kind: 'value' }>;
type Lines = Extract<Part, { kind: 'lines' }>;
type Entries = Extract<Part, { kind: 'entries' }>;

/** The text with another value in its place; all else, comments too, stays as it is written. */
export function withValue(text: string, part: Value, value: string): string {
  const [start, end] = part.span;
  const old = text.slice(start, end);
  const written = part.style.startsWith('BLOCK')
    ? blockOf(old, value)
    : scalar(value, part.style, part.flow, old);
  return text.slice(0, start) + written + text.slice(end);
}

/** The text with another list of plain values; of a list in lines, those that did not change keep theirs. */
export function withLines(text: string, { items, span, flow }: Lines, values: readonly string[]): string {
  const style = items[0]?.style ?? 'PLAIN';
  if (flow || items.length === 0) {
    const inner = text.slice(...span);
    const break_ = /^\[\s*(\n\s*)/.exec(inner)?.[1];
    const written = values.map((value) => scalar(value, style, true));
    const close = break_?.slice(0, -2) ?? '';
    const list = break_
      ? `[${written.map((one) => `${break_}${one},`).join('')}${close}]`
      : `[${written.join(', ')}]`;
    return text.slice(0, span[0]) + list + text.slice(span[1]);
  }
  if (values.length === 0) return `${text.slice(0, span[0])}[]${text.slice(span[1])}`;
  const old = items.map((item) => item.text);
  let head = 0;
  while (head < old.length && head < values.length && old[head] === values[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < values.length - head &&
    old[old.length - 1 - tail] === values[values.length - 1 - tail]
  )
    tail += 1;
  const lineOf = (place: number) => lineSpan(text, items[place]!.span);
  const bullet = text.slice(lineOf(0)[0], items[0]!.span[0]);
  const from = head < old.length ? lineOf(head)[0] : lineOf(old.length - 1)[1];
  const to = old.length - tail > head ? lineOf(old.length - tail - 1)[1] : from;
  const fresh = values
    .slice(head, values.length - tail)
    .map((value) => `${bullet}${scalar(value, 'PLAIN', false)}\n`)
    .join('');
  const before = text.slice(0, from);
  return (fresh && before && !before.endsWith('\n') ? `${before}\n` : before) + fresh + text.slice(to);
}

/** The text with a copy of the last entry after it; of a list that stands in lines. */
export function withCopy(text: string, { items }: Entries): string {
  const [start, end] = lineSpan(text, items.at(-1)!.span);
  const lines = text.slice(start, end);
  return text.slice(0, end) + (lines.endsWith('\n') ? '' : '\n') + lines + text.slice(end);
}

/** The text without an entry; of a list that stands in lines. */
export function withoutEntry(text: string, { items, span }: Entries, place: number): string {
  if (items.length === 1) return `${text.slice(0, span[0])}[]${text.slice(span[1])}`;
  const [start, end] = lineSpan(text, items[place]!.span);
  return text.slice(0, start) + text.slice(end);
}

/** The whole lines over which something stands, without empty ones at its end. */
function lineSpan(text: string, [start, end]: Span): Span {
  const last = text.slice(start, end).trimEnd().length + start;
  const stop = text.indexOf('\n', last);
  return [text.lastIndexOf('\n', start - 1) + 1, stop === -1 ? text.length : stop + 1];
}

/** A value as it is written: quoted as before, or where it would be read as something else. */
function scalar(value: string, style: string, flow: boolean, old?: string): string {
  if (value.includes('\n')) return JSON.stringify(value);
  if (style === 'QUOTE_SINGLE') return `'${value.replaceAll("'", "''")}'`;
  if (style === 'QUOTE_DOUBLE') return JSON.stringify(value);
  const kind = old === undefined ? 'string' : typeof parse(old);
  if (kind !== 'string' && typeof parse(value) === kind) return value;
  if (flow && /[,[\]{}]/.test(value)) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** A value in lines of its own, as deep as before. */
function blockOf(old: string, value: string): string {
  const [head = '|', ...lines] = old.split('\n');
  const indent = /^\s*/.exec(lines.find((line) => line.trim()) ?? '  ')![0];
  const kept = value.replace(/\n+$/, '').split('\n');
  return [head.replace('>', '|'), ...kept.map((line) => (line ? indent + line : '')), ''].join('\n');
}
