import iconv from 'iconv-lite';
import { fault } from '../../src/base/faults.ts';

/** Places of what is read in the file's information block (MS-DOC, FibRgLw97 and FibRgFcLcb97). */
const LENGTHS = {
  text: 0x4c,
  footnotes: 0x50,
  headers: 0x54,
  macros: 0x58,
  comments: 0x5c,
  endnotes: 0x60,
  boxes: 0x64,
};
const TABLES = {
  styles: 1,
  footnoteRefs: 2,
  footnotes: 3,
  characters: 12,
  paragraphs: 13,
  pieces: 33,
  endnoteRefs: 46,
  endnotes: 47,
  lists: 73,
  overrides: 74,
};
const FLAGS = { encrypted: 0x0100, secondTable: 0x0200 };
const MOST_CHARACTERS = 20_000_000;

export type TableName = keyof typeof TABLES;

interface Piece {
  /** Character positions. */
  from: number;
  to: number;
  /** Where its bytes begin, and how many a character takes. */
  offset: number;
  width: 1 | 2;
}

/** An opened Word file of 1997 to 2003. */
export interface DocFile {
  words: Buffer;
  /** All characters of the file, its parts one after the other. */
  text: string;
  /** Where each part of the text begins and ends. */
  part(name: 'text' | 'footnotes' | 'endnotes' | 'boxes'): [number, number];
  /** A structure of the table stream, empty when the file has none. */
  table(name: TableName): Buffer;
  /** The table stream from the end of a structure on. */
  behind(name: TableName): Buffer;
  /** Character positions that a stretch of bytes holds. */
  positions(from: number, to: number): [number, number][];
}

/** Reads the information block and puts the pieces of the text together. Throws `file_encrypted`, `file_broken`. */
export function openDoc(words: Buffer, stream: (name: string) => Buffer | null): DocFile {
  const flags = words.readUInt16LE(0x0a);
  if (flags & FLAGS.encrypted) throw fault('file_encrypted');
  const tables = stream(flags & FLAGS.secondTable ? '1Table' : '0Table');
  if (!tables) throw fault('file_broken', { reason: 'no table stream' });
  const place = (name: TableName) => {
    const at = 0x9a + 8 * TABLES[name];
    const from = at + 8 <= words.length ? words.readUInt32LE(at) : 0;
    return { from, to: from + (at + 8 <= words.length ? words.readUInt32LE(at + 4) : 0) };
  };
  const table = (name: TableName) => tables.subarray(place(name).from, place(name).to);
  const pieces = readPieces(table('pieces'));
  return {
    words,
    text: pieces.map((piece) => pieceText(words, piece)).join(''),
    part: (name) => partOf(words, name),
    table,
    behind: (name) => tables.subarray(place(name).to),
    positions: (from, to) => pieces.flatMap((piece) => overlap(piece, from, to)),
  };
}

/** A file of Word 6 or 95: its text as one run of bytes. */
export function oldText(words: Buffer): string {
  if (words.readUInt16LE(0x0a) & FLAGS.encrypted) throw fault('file_encrypted');
  const from = words.readUInt32LE(0x18);
  const bytes = words.subarray(from, from + words.readUInt32LE(0x34));
  return iconv.decode(bytes, words.readUInt16LE(0x06) === 0x0804 ? 'gb18030' : 'cp1252');
}

function readPieces(clx: Buffer): Piece[] {
  let at = 0;
  while (at + 3 <= clx.length && clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw fault('file_broken', { reason: 'no text pieces' });
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.max(0, Math.floor((plc.length - 4) / 12));
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [plc.readUInt32LE(i * 4), plc.readUInt32LE(i * 4 + 4)];
    if (to < from || to > MOST_CHARACTERS) throw fault('file_broken', { reason: 'text pieces out of order' });
    const fc = plc.readUInt32LE((count + 1) * 4 + i * 8 + 2);
    const packed = (fc & 0x40000000) !== 0;
    return { from, to, offset: packed ? (fc & 0x3fffffff) / 2 : fc & 0x3fffffff, width: packed ? 1 : 2 };
  });
}

function pieceText(words: Buffer, { from, to, offset, width }: Piece): string {
  const bytes = words.subarray(offset, offset + (to - from) * width);
  const text = width === 1 ? iconv.decode(bytes, 'cp1252') : bytes.toString('utf16le');
  return text.padEnd(to - from, '\0');
}

function overlap({ from, to, offset, width }: Piece, start: number, end: number): [number, number][] {
  const first = Math.max(from, from + Math.floor((start - offset) / width));
  const last = Math.min(to, from + Math.floor((end - offset) / width));
  return last > first ? [[first, last]] : [];
}

function partOf(words: Buffer, wanted: keyof typeof LENGTHS): [number, number] {
  let from = 0;
  for (const [name, at] of Object.entries(LENGTHS)) {
    const length = words.readUInt32LE(at);
    if (name === wanted) return [from, from + length];
    from += length;
  }
  return [from, from];
}
