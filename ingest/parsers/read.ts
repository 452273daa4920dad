import type { Reading } from '../blocks.ts';
import type { Kind } from '../kinds.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { readPdf } from './pdf.ts';
import { readText } from './text.ts';

export interface Task {
  kind: Kind;
  bytes: Uint8Array;
}

/** Entry point of the parser threads: reads one file of a known kind. */
export default function read({ kind, bytes }: Task): Promise<Outcome> {
  return outcomeOf(() => READERS[kind](bytes));
}

const READERS: Record<Kind, (bytes: Uint8Array) => Reading | Promise<Reading>> = {
  markdown: readMarkdown,
  text: readText,
  html: readHtml,
  docx: readDocx,
  pdf: readPdf,
};
