import { fault } from '../../src/base/faults.ts';
import type { Block, Reading } from '../blocks.ts';
import { clean } from '../characters.ts';
import { warning } from '../warnings.ts';
import { tableBlocks } from './grid.ts';
import { createFonts } from './rtf-fonts.ts';
import { rtfTokens, type Word } from './rtf-tokens.ts';

/** Groups that hold no text of the document. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr footerf generator themedata colorschememapping listtable listoverridetable xmlnstbl datastore latentstyles rsidtbl fldinst pgdsctbl annotation atnid atnauthor atntime atndate atnref atnparent bkmkstart bkmkend template mmathPr filetbl revtbl private nonshppict userprops docvar sp shprslt ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn tc xe do'.split(
    ' ',
  ),
);
/** Groups that are set off as optional, and are text all the same. */
const KNOWN = new Set([
  'shpinst',
  'ud',
  'shptxt',
  'fldrslt',
  'listtext',
  'pntext',
  'footnote',
  'nesttableprops',
]);
const CHARACTERS: Record<string, string> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': ' ',
  _: '-',
  '{': '{',
  '}': '}',
  '\\': '\\',
  '\n': '\n',
  '\r': '\n',
};

interface State {
  skip: boolean;
  hidden: boolean;
  font: number;
  /** Characters that stand behind `\u` for readers without Unicode. */
  fallback: number;
  inTable: boolean;
  headingLevel: number | null;
  /** Which group the words belong to. */
  place: 'text' | 'note' | 'fonts' | 'old';
}

const DEEPEST = 1_000;

/**
 * A Rich Text file in any code page: paragraphs with the numbers that stand before them, tables, footnotes
 * behind their paragraph; hidden and deleted words, headers, footers and comments are left out.
 * Throws `file_broken`.
 */
export function readRtf(bytes: Uint8Array): Reading {
  const fonts = createFonts();
  const text = createRtfText();
  const stack: State[] = [];
  let state: State = {
    skip: false,
    hidden: false,
    font: 0,
    fallback: 1,
    inTable: false,
    headingLevel: null,
    place: 'text',
  };
  let pending: number[] = [];
  let toSkip = 0;
  let atStart = false;
  let skipNext = false;
  let hasHidden = false;

  const write = (words: string) => {
    if (state.skip || words === '') return;
    if (state.hidden) hasHidden ||= words.trim() !== '';
    else text.write(words, state);
  };
  const flush = () => {
    if (pending.length > 0) write(fonts.decode(pending, state.font));
    pending = [];
  };
  const byte = (value: number) => {
    if (toSkip > 0) toSkip--;
    else if (!state.skip) {
      if (value < 0x80 && pending.length > 0 && !fonts.isIncomplete(pending, state.font)) flush();
      pending.push(value);
    }
  };
  const word = ({ word: name, value, optional }: Word) => {
    if (atStart && (SKIPPED.has(name) || (optional && !KNOWN.has(name)))) state.skip = true;
    if (name === 'fonttbl') state.place = 'fonts';
    if (name === 'ud') state.skip = false;
    // What follows is written twice, for readers without Unicode first.
    if (name === 'upr') skipNext = true;
    if (name === 'footnote') [state.place, state.skip] = ['note', false];
    if (name === 'fcharset' && state.place === 'fonts') fonts.setCharset(state.font, value ?? 0);
    else if (name === 'ansicpg') fonts.setCodePage(value ?? 1252);
    else if (name === 'f' || name === 'deff') state.font = value ?? 0;
    else if (name === 'uc') state.fallback = value ?? 1;
    else if (name === 'u') {
      write(String.fromCharCode((value ?? 0) & 0xffff));
      toSkip = state.fallback;
    } else if (name === 'v' || name === 'deleted') state.hidden = value !== 0;
    else if (name === 'plain') state.hidden = false;
    else if (name === 'pard') [state.inTable, state.headingLevel] = [false, null];
    else if (name === 'intbl') state.inTable = true;
    else if (name === 'outlinelevel') state.headingLevel = value !== null && value < 9 ? value + 1 : null;
    else if (name === 'cell' || name === 'nestcell') state.skip || text.endCell();
    else if (name === 'row') state.skip || text.endRow();
    else if (name in CHARACTERS) {
      if (toSkip > 0 && !/^[a-z]/.test(name)) toSkip--;
      else write(CHARACTERS[name] as string);
    }
  };

  for (const token of rtfTokens(bytes)) {
    if (token.kind === 'byte') {
      byte(token.byte);
      atStart = false;
      continue;
    }
    flush();
    if (token.kind === 'open') {
      if (stack.length > DEEPEST) throw fault('file_broken', { reason: `nested over ${DEEPEST} levels` });
      stack.push({ ...state });
      if (skipNext) [state.skip, skipNext] = [true, false];
      [atStart, toSkip] = [true, 0];
    } else if (token.kind === 'close') {
      if (state.place === 'note' && stack.at(-1)?.place !== 'note') text.endNote();
      state = stack.pop() ?? state;
      [atStart, toSkip] = [false, 0];
    } else {
      word(token);
      atStart = false;
    }
  }
  flush();
  return { blocks: text.end(), hints: {}, pages: null, warnings: hasHidden ? [warning('hidden_text')] : [] };
}

/** Gathers words to paragraphs, cells and notes. */
function createRtfText() {
  const blocks: Block[] = [];
  let line = '';
  let note = '';
  let notes: string[] = [];
  let cell: Block[] = [];
  let row: Block[][] = [];
  let table: Block[][][] = [];
  let level: number | null = null;

  const paragraph = (into: Block[]) => {
    const words = clean(line)
      .replace(/[^\S\n]+/g, ' ')
      .trim();
    const heading = level !== null && words.length <= 120 && !words.includes('\n') ? level : null;
    for (const text of words.split(/\s*\n\s*/).filter((one) => one !== ''))
      into.push(
        heading === null
          ? { kind: 'paragraph', text, page: null }
          : { kind: 'heading', level: heading, text, page: null },
      );
    into.push(...notes.map((text): Block => ({ kind: 'paragraph', text, page: null })));
    [line, notes] = ['', []];
  };
  const endTable = () => {
    blocks.push(
      ...tableBlocks(table.map((cells) => cells.map((of) => ({ blocks: of, columns: 1, rows: 1 })))),
    );
    table = [];
  };
  let noteNumber = 0;
  return {
    write: (words: string, state: State) => {
      if (state.place === 'note') note += words;
      else if (words !== '\n') {
        if (line === '') level = state.headingLevel;
        line += words;
      } else if (state.inTable) paragraph(cell);
      else {
        if (table.length > 0) endTable();
        paragraph(blocks);
      }
    },
    endNote: () => {
      const words = clean(note).replace(/\s+/g, ' ').trim();
      note = '';
      if (words !== '') notes.push(`注${++noteNumber}：${words}`);
    },
    endCell: () => {
      paragraph(cell);
      row.push(cell);
      cell = [];
    },
    endRow: () => {
      if (row.length > 0) table.push(row);
      row = [];
    },
    end: (): Block[] => {
      if (row.length > 0) table.push(row);
      if (table.length > 0) endTable();
      paragraph(blocks);
      return blocks;
    },
  };
}
