import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLSeq } from 'yaml';
import type { Span } from './yaml-write.ts';

/** A part of a YAML text that a form can show, with where it stands in the text. */
export type Part =
  | { kind: 'value'; span: Span; text: string; style: string; flow: boolean }
  /** A list of plain values. */
  | { kind: 'lines'; items: { text: string; span: Span; style: string }[]; span: Span; flow: boolean }
  | { kind: 'map'; span: Span; fields: { name: string; part: Part }[] }
  /** A list of anything else. */
  | { kind: 'entries'; span: Span; items: Part[]; flow: boolean }
  /** What no form can edit safely, as it is written. */
  | { kind: 'other'; span: Span };

/** Reads a YAML text for a form; null: it has a syntax fault. */
export function readSource(text: string): Part | null {
  const document = parseDocument(text, { keepSourceTokens: false });
  if (document.errors.length > 0 || !document.contents) return null;
  return partOf(document.contents as Node, false);
}

function partOf(node: Node, inFlow: boolean): Part {
  const span = spanOf(node);
  if ('anchor' in node && node.anchor) return { kind: 'other', span };
  if (isScalar(node)) {
    const { value, type } = node;
    if (value === null || typeof value === 'object') return { kind: 'other', span };
    return { kind: 'value', span, text: String(value), style: type ?? 'PLAIN', flow: inFlow };
  }
  if (isSeq(node)) return listOf(node, span, inFlow);
  if (!isMap(node)) return { kind: 'other', span };
  const flow = inFlow || node.flow === true;
  const fields = (node.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) =>
    value ? { name: String(isScalar(key) ? key.value : key), part: partOf(value, flow) } : [],
  );
  return { kind: 'map', span, fields };
}

function listOf(node: YAMLSeq, span: Span, inFlow: boolean): Part {
  const flow = inFlow || node.flow === true;
  const items = (node.items as Node[]).map((item) => partOf(item, flow));
  const values = items.flatMap((item) =>
    item.kind === 'value' && !item.style.startsWith('BLOCK')
      ? { text: item.text, span: item.span, style: item.style }
      : [],
  );
  const plain = values.length === items.length && values.every(({ text }) => !text.includes('\n'));
  return plain ? { kind: 'lines', items: values, span, flow } : { kind: 'entries', span, items, flow };
}

function spanOf(node: Node): Span {
  const [start, end] = node.range!;
  return [start, end];
}
