import { Fault, type FaultCode } from '../../src/base/faults.ts';
import type { Reading } from '../blocks.ts';
import type { Kind } from '../kinds.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readPdf } from './pdf.ts';
import { readText } from './text.ts';

export interface Task {
  kind: Kind;
  bytes: Uint8Array;
}

/** A reading or a refusal as plain data: classes do not survive the way between threads. */
export type Outcome =
  | { reading: Reading }
  | { refused: { code: FaultCode; facts: Record<string, string | number> } };

/** Entry point of the parser threads: reads one file of a known kind. */
export default async function read({ kind, bytes }: Task): Promise<Outcome> {
  try {
    return { reading: await READERS[kind](bytes) };
  } catch (cause) {
    if (cause instanceof Fault) return { refused: { code: cause.code, facts: cause.facts } };
    throw cause;
  }
}

const READERS: Record<Kind, (bytes: Uint8Array) => Reading | Promise<Reading>> = {
  markdown: readMarkdown,
  text: readText,
  html: readHtml,
  docx: readDocx,
  pdf: readPdf,
};
