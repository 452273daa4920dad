import { fault } from '../../src/base/faults.ts';
import type { Block, Reading } from '../blocks.ts';
import { clean } from '../characters.ts';
import { warning } from '../warnings.ts';
import { type DocFile, oldText, openDoc, type TableName } from './doc-file.ts';
import { readDocLists } from './doc-lists.ts';
import { hiddenPositions, type ParagraphLook, paragraphLooks } from './doc-properties.ts';
import { tableBlocks } from './grid.ts';
import { openCompound } from './ole.ts';
import { createCounter } from './word-numbering.ts';

const WORD_97 = 0xa5ec;
const WORD_6 = 0xa5dc;
/** Marks in the text: paragraph, cell or row, page, line, field and its parts, note. */
const MARK = {
  paragraph: '\r',
  cell: '\u0007',
  page: '\f',
  line: '\v',
  field: '\u0013',
  result: '\u0014',
  fieldEnd: '\u0015',
  hyphen: '\u001e',
};
const LONGEST_HEADING = 120;

/**
 * A Word file of 1997 to 2003 (of Word 6 and 95 its bare text): headings, paragraphs with their automatic
 * numbers, tables, notes behind their paragraph and text boxes at the end; deleted and hidden words, headers,
 * footers and comments are left out. Throws `file_encrypted`, `file_broken`.
 */
export function readDoc(bytes: Uint8Array): Reading {
  const stream = openCompound(bytes);
  const words = stream('WordDocument');
  if (!words || words.length < 0x200) throw fault('file_broken', { reason: 'no document stream' });
  const magic = words.readUInt16LE(0);
  if (magic === WORD_6) return plainReading(oldText(words));
  if (magic !== WORD_97) throw fault('file_broken', { reason: 'no Word document' });
  return readingOf(openDoc(words, stream));
}

function plainReading(text: string): Reading {
  const lines = clean(
    text.replace(/\u0013[^\u0014\u0015]*\u0014?|\u0015/g, '').replaceAll(MARK.cell, '\n'),
  ).split('\n');
  const blocks = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Block => ({ kind: 'paragraph', text: line, page: null }));
  return { blocks, hints: {}, pages: null, warnings: [] };
}

function readingOf(file: DocFile): Reading {
  const hidden = hiddenPositions(file);
  const looks = paragraphLooks(file);
  const count = createCounter(readDocLists(file));
  const notes = new Map([
    ...notesOf(file, 'footnoteRefs', 'footnotes'),
    ...notesOf(file, 'endnoteRefs', 'endnotes'),
  ]);
  let noteNumber = 0;
  const noteAt = (position: number): Block[] => {
    const range = notes.get(position);
    if (!range) return [];
    const text = plainWords(file, hidden.at, range);
    return text === '' ? [] : [{ kind: 'paragraph', text: `注${++noteNumber}：${text}`, page: null }];
  };
  const read = (range: [number, number]) =>
    readRange(file, range, { hidden: hidden.at, looks, count, noteAt });
  return {
    blocks: [...read(file.part('text')), ...read(file.part('boxes'))],
    hints: {},
    pages: null,
    warnings: hidden.hasHidden ? [warning('hidden_text')] : [],
  };
}

/** Ranges of notes by the position of their mark in the text. */
function notesOf(
  file: DocFile,
  marks: TableName,
  part: TableName & ('footnotes' | 'endnotes'),
): [number, [number, number]][] {
  const [refs, texts] = [file.table(marks), file.table(part)];
  const [begin, end] = file.part(part);
  const count = Math.max(0, Math.min(Math.floor((refs.length - 4) / 6), Math.floor(texts.length / 4) - 1));
  return Array.from({ length: count }, (_, i) => [
    refs.readUInt32LE(i * 4),
    [begin + texts.readUInt32LE(i * 4), Math.min(end, begin + texts.readUInt32LE(i * 4 + 4))],
  ]);
}

function plainWords(file: DocFile, hidden: Uint8Array, [from, to]: [number, number]): string {
  let words = '';
  for (let at = from; at < to; at++) if (!hidden[at]) words += file.text.charAt(at);
  return clean(words.replace(/[\u0001-\u0008]/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

interface Context {
  hidden: Uint8Array;
  looks: ReadonlyMap<number, ParagraphLook>;
  count: ReturnType<typeof createCounter>;
  noteAt(position: number): Block[];
}

function readRange(
  file: DocFile,
  [from, to]: [number, number],
  { hidden, looks, count, noteAt }: Context,
): Block[] {
  const blocks: Block[] = [];
  let [line, cell, row, table]: [string, Block[], Block[][], Block[][][]] = ['', [], [], []];
  let after: Block[] = [];
  const fields: ('instruction' | 'result')[] = [];
  const endTable = () => {
    if (row.length > 0) table.push(row);
    blocks.push(
      ...tableBlocks(table.map((cells) => cells.map((of) => ({ blocks: of, columns: 1, rows: 1 })))),
    );
    [row, table] = [[], []];
  };
  const endParagraph = (look: ParagraphLook | undefined, into: Block[]) => {
    const number = look?.list ? count({ list: String(look.list), level: look.level }) : null;
    into.push(...paragraphs(line, number, look), ...after);
    [line, after] = ['', []];
  };
  for (let at = from; at < Math.min(to, file.text.length); at++) {
    const character = file.text.charAt(at);
    if (character === MARK.field) fields.push('instruction');
    else if (character === MARK.result) fields[fields.length - 1] = 'result';
    else if (character === MARK.fieldEnd) fields.pop();
    else if (character === MARK.paragraph || character === MARK.cell || character === MARK.page) {
      const look = looks.get(at);
      if (!look?.inTable && table.length + row.length > 0) endTable();
      if (look?.endsRow) {
        if (row.length > 0) table.push(row);
        [row, line] = [[], ''];
      } else if (character === MARK.cell) {
        endParagraph(look, cell);
        row.push(cell);
        cell = [];
      } else endParagraph(look, look?.inTable ? cell : blocks);
    } else if (fields.at(-1) !== 'instruction' && !hidden[at]) {
      after.push(...noteAt(at));
      line += character === MARK.line ? '\n' : character === MARK.hyphen ? '-' : character;
    }
  }
  if (table.length + row.length > 0) endTable();
  endParagraph(undefined, blocks);
  return blocks;
}

function paragraphs(words: string, number: string | null, look: ParagraphLook | undefined): Block[] {
  const [first = '', ...rest] = clean(words)
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter((line) => line !== '');
  const text = number === null ? first : number + (/[条章节编.)\d]$/.test(number) ? ' ' : '') + first;
  if (text === '') return [];
  const level = headingLevel(look);
  if (level !== null && text.length <= LONGEST_HEADING)
    return [{ kind: 'heading', level, text: [text, ...rest].join(' '), page: null }];
  const kind = look?.list && number === null ? 'item' : 'paragraph';
  return [
    { kind, text: kind === 'item' ? `- ${text}` : text, page: null },
    ...rest.map((line): Block => ({ kind: 'paragraph', text: line, page: null })),
  ];
}

/** Styles 1 to 9 are the headings, whatever they are called. */
function headingLevel(look: ParagraphLook | undefined): number | null {
  if (!look) return null;
  if (look.outline !== null) return look.outline < 9 ? look.outline + 1 : null;
  return look.style >= 1 && look.style <= 9 ? look.style : null;
}
