import { fileTypeFromBuffer } from 'file-type';
import type { Kind } from './kinds.ts';

/** What content looks like: a kind that can be read or null, and a word for it. */
export interface Sniffed {
  kind: Kind | null;
  type: string;
}

/** What the bytes of a file show, without opening it; `promised` decides between kinds that nest in each other. */
export async function sniff(bytes: Uint8Array, promised: Kind | null): Promise<Sniffed> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.subarray(0, 2048).toString('latin1');
  if (/^\s*\{\\rtf/.test(head)) return is('rtf');
  if (/^PK[\u0003\u0005]/.test(head)) return sniffPackage(buffer);
  if (buffer.length > 4 && buffer.readUInt32BE(0) === OLE) return sniffCompound(buffer, promised);
  if (head.includes('%PDF-') && !/<html/i.test(head.slice(0, head.indexOf('%PDF-')))) return is('pdf');
  if (hasUtf16Mark(bytes))
    return sniffText(Buffer.from(new TextDecoder(utf16(bytes)).decode(bytes.subarray(0, 4096))));
  const magic = await fileTypeFromBuffer(bytes.subarray(0, 65_536));
  if (magic && magic.ext !== 'xml')
    return {
      kind: magic.mime.startsWith('image/') && IMAGES.has(magic.ext) ? 'image' : null,
      type: magic.ext,
    };
  return isText(bytes) ? sniffText(buffer.subarray(0, 4096)) : { kind: null, type: 'binary' };
}

const OLE = 0xd0cf11e0;
const IMAGES = new Set(['png', 'jpg', 'tif', 'bmp', 'webp']);

function is(kind: Kind): Sniffed {
  return { kind, type: kind };
}

/** Names that the parts of a package have, as they stand in its directory. */
const PACKAGES: readonly [string, Kind][] = [
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.presentation', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'odt'],
  ['OFD.xml', 'ofd'],
  ['word/document', 'docx'],
  ['ppt/presentation', 'pptx'],
  ['xl/workbook', 'sheet'],
];

/** Only at its beginning does a package name what it is as a whole; else its parts tell. */
function sniffPackage(buffer: Buffer): Sniffed {
  const head = buffer.subarray(0, 200);
  const names = entryNames(buffer);
  const found = PACKAGES.find(([name]) =>
    name.startsWith('application/')
      ? head.includes(name, 0, 'latin1')
      : names.some((entry) => entry.startsWith(name)),
  );
  return found ? is(found[1]) : is('zip');
}

const MOST_ENTRIES = 2_000;

/** Names in the directory of a ZIP file; what an archive holds inside its entries does not count. */
function entryNames(buffer: Buffer): string[] {
  const end = buffer.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const names: string[] = [];
  let at = end >= 0 && end + 20 <= buffer.length ? buffer.readUInt32LE(end + 16) : buffer.length;
  while (at + 46 <= buffer.length && buffer.readUInt32LE(at) === 0x02014b50 && names.length < MOST_ENTRIES) {
    const length = buffer.readUInt16LE(at + 28);
    names.push(buffer.toString('latin1', at + 46, at + 46 + length).replace(/^[/\\]+/, ''));
    at += 46 + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return names;
}

/** Streams of a compound file; several, where one program's document is embedded in another's. */
const STREAMS: readonly [string, Kind][] = [
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['Workbook', 'sheet'],
  ['Book', 'sheet'],
];

function sniffCompound(buffer: Buffer, promised: Kind | null): Sniffed {
  const holds = (name: string) => buffer.includes(`${name}\0`, 0, 'utf16le');
  if (holds('EncryptedPackage')) return { kind: null, type: 'encrypted' };
  const kinds = STREAMS.filter(([name]) => holds(name)).map(([, kind]) => kind);
  const kind = kinds.find((one) => one === promised) ?? kinds[0];
  if (kind) return is(kind);
  // An office file of today that is no package has a password.
  return { kind: null, type: promised === 'docx' || promised === 'pptx' ? 'encrypted' : 'ole' };
}

function sniffText(head: Buffer): Sniffed {
  const text = head.toString('latin1').replace(/^(?:\u00ef\u00bb\u00bf)?\s+/, '');
  if (/<(!doctype\s+html|html|head|body|table)[\s>]/i.test(text)) return is('html');
  if (/^(?:\u00ef\u00bb\u00bf)?<\?xml|^<(rss|feed|rdf:RDF)[\s>]/.test(text)) return is('xml');
  if (
    /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2}/.test(text.replaceAll('\r', '')) &&
    /^(from|date|subject|mime-version|message-id):/im.test(text)
  )
    return is('email');
  return is('text');
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function utf16(bytes: Uint8Array): string {
  return bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
}

/** Text in some encoding: hardly any zero bytes, few control characters. */
function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  let zeroes = 0;
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) zeroes++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  return zeroes < sample.length * 0.005 && controls < sample.length * 0.05;
}

/** White space of any text encoding. */
export function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}
