import type { Reading } from '../blocks.ts';
import type { Kind } from '../kinds.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

export interface Task {
  kind: Kind;
  bytes: Uint8Array;
}

/** Entry point of the parser threads: reads one file of a known kind. */
export default function read({ kind, bytes }: Task): Promise<Outcome> {
  return outcomeOf(async () => (await READERS[kind]())(bytes));
}

type Reader = (bytes: Uint8Array) => Reading | Promise<Reading>;

/** A thread loads what it needs when it first needs it: it starts sooner and takes less memory. */
const READERS: Record<Kind, () => Promise<Reader>> = {
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
  text: async () => (await import('./text.ts')).readText,
  html: async () => (await import('./html.ts')).readHtml,
  xml: async () => (await import('./xml-text.ts')).readXml,
  email: async () => (await import('./email.ts')).readEmail,
  docx: async () => (await import('./docx.ts')).readDocx,
  doc: async () => (await import('./doc.ts')).readDoc,
  sheet: async () => (await import('./sheet.ts')).readSheet,
  pptx: async () => (await import('./pptx.ts')).readPptx,
  ppt: async () => (await import('./ppt.ts')).readPpt,
  rtf: async () => (await import('./rtf.ts')).readRtf,
  odt: async () => (await import('./odt.ts')).readOdt,
  ofd: async () => (await import('./ofd.ts')).readOfd,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  image: async () => (await import('./image.ts')).readImage,
  zip: async () => (await import('./archive.ts')).readArchive,
};
