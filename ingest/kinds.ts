import { extname } from 'node:path';
import { fault } from '../src/base/faults.ts';
import { isBlank, sniff } from './sniff.ts';

export type Kind =
  | 'markdown'
  | 'text'
  | 'html'
  | 'xml'
  | 'email'
  | 'docx'
  | 'doc'
  | 'sheet'
  | 'pptx'
  | 'ppt'
  | 'rtf'
  | 'odt'
  | 'ofd'
  | 'pdf'
  | 'image'
  | 'zip';

/** Endings that can be loaded, and what they promise. */
const ENDINGS: Record<string, Kind> = {
  ...endings('markdown', 'md markdown'),
  ...endings('text', 'txt text'),
  ...endings('html', 'html htm xhtml shtml'),
  ...endings('xml', 'xml rss atom'),
  ...endings('email', 'eml'),
  ...endings('docx', 'docx docm dotx'),
  ...endings('doc', 'doc dot wps'),
  ...endings('sheet', 'xlsx xlsm xls et'),
  ...endings('pptx', 'pptx pptm ppsx'),
  ...endings('ppt', 'ppt pps dps'),
  ...endings('rtf', 'rtf'),
  ...endings('odt', 'odt ott odp ods'),
  ...endings('ofd', 'ofd'),
  ...endings('pdf', 'pdf'),
  ...endings('image', 'png jpg jpeg tif tiff bmp webp'),
  ...endings('zip', 'zip'),
};

/** Endings of files that can be loaded, with the dot. */
export const LOADABLE: readonly string[] = Object.keys(ENDINGS);

/** Kinds that are plain characters, which only their names tell apart. */
const PLAIN: ReadonlySet<Kind> = new Set(['markdown', 'text', 'html', 'xml', 'email']);
/** Office programs save pages, packages and texts under the names of their own kinds. */
const OFFICE: ReadonlySet<Kind> = new Set(['docx', 'doc', 'sheet', 'pptx', 'ppt', 'rtf', 'odt']);
const PACKED: ReadonlySet<Kind> = new Set(['docx', 'pptx', 'odt', 'ofd', 'sheet', 'zip']);

function endings(kind: Kind, names: string): Record<string, Kind> {
  return Object.fromEntries(names.split(' ').map((name) => [`.${name}`, kind]));
}

/** What a file's name promises. Throws `file_type_unsupported`. */
export function kindOfName(name: string): Kind {
  const extension = extname(name).toLowerCase();
  const kind = ENDINGS[extension];
  if (!kind) throw fault('file_type_unsupported', { type: extension || name });
  return kind;
}

/**
 * What a file is, by its content; its name only tells kinds of text apart. A file without a known ending is
 * taken for what its content shows.
 * Throws `file_empty`, `file_type_unsupported`, `file_type_mismatch`, `file_encrypted`, `file_broken`.
 */
export async function kindOfContent(bytes: Uint8Array, name: string): Promise<Kind> {
  const extension = extname(name).toLowerCase();
  const promised = ENDINGS[extension] ?? null;
  if (bytes.every(isBlank)) throw fault('file_empty');
  const { kind: found, type } = await sniff(bytes, promised);
  if (promised === null) return unpromised(found, extension || type || name);
  if (PLAIN.has(promised)) {
    if (found === 'html' && promised !== 'xml' && promised !== 'email') return 'html';
    if (found && PLAIN.has(found)) return found === 'xml' && promised === 'xml' ? 'xml' : promised;
    throw fault('file_type_mismatch', { extension, type });
  }
  if (type === 'encrypted') throw fault('file_encrypted');
  if (found === 'html' || found === 'xml' || found === 'email') {
    if (OFFICE.has(promised)) return found;
  } else if (found === 'zip' && promised !== 'zip') {
    // A package without the parts of its kind is damaged, whatever its name.
    if (PACKED.has(promised)) return promised;
  } else if (found && !PLAIN.has(found)) return found;
  if (found === null && type === 'binary') throw fault('file_broken', { reason: 'unknown content' });
  throw fault('file_type_mismatch', { extension, type });
}

function unpromised(found: Kind | null, type: string): Kind {
  if (found === null || found === 'text') throw fault('file_type_unsupported', { type });
  return found;
}
