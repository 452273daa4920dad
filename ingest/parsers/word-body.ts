import type { Block } from '../blocks.ts';
import { type Cell, tableBlocks } from './grid.ts';
import { createCounter, type List } from './word-numbering.ts';
import type { Properties } from './word-properties.ts';
import { childOf, childrenOf, valOf, wordsOf, type Xml } from './xml.ts';

/** The parts of a Word document, read. */
export interface Word {
  body: Xml;
  properties: Properties;
  lists: Map<string, List>;
  /** Footnotes and endnotes by the name of their mark and their id: `footnoteReference 2`. */
  notes: Map<string, Xml>;
}

export interface WordText {
  blocks: Block[];
  hasHidden: boolean;
}

/** Containers whose children stand for them. */
const THROUGH = new Set([
  'sdt',
  'sdtContent',
  'customXml',
  'smartTag',
  'ins',
  'moveTo',
  'sect',
  'sub-section',
  'hyperlink',
  'fldSimple',
  'dir',
  'bdo',
  'Choice',
  'Fallback',
  'ruby',
  'rubyBase',
  'oMathPara',
  'oMath',
]);
/** Containers of mathematics have many names, all of their words stand in `t`. */
const MATHS =
  /^(f|num|den|sSup|sSub|sup|sub|e|rad|deg|d|nary|func|fName|lim|limLow|limUpp|m|mr|acc|bar|box|eqArr|groupChr|sSubSup|sPre)$/;
const PICTURES = new Set(['drawing', 'pict', 'object']);
const CHARACTERS: Record<string, string> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-', ptab: '\t' };

/**
 * The text of a Word document in reading order: automatic numbers written out, notes behind the paragraph that
 * refers to them, text boxes behind the paragraph that holds them; deleted and hidden words left out.
 */
export function readWord({ body, properties, lists, notes }: Word): WordText {
  const count = createCounter(lists);
  let hasHidden = false;
  let carried = '';
  let noteNumber = 0;

  const blocksOf = (container: Xml, onPaper = true): Block[] =>
    childrenOf(container).flatMap((child) => {
      if (child.name === 'p') return paragraph(child, onPaper);
      if (child.name === 'tbl') return table(child);
      if (child.name === 'AlternateContent') return blocksOf(chosen(child), onPaper);
      return THROUGH.has(child.name) ? blocksOf(child, onPaper) : [];
    });

  const paragraph = (element: Xml, onPaper: boolean): Block[] => {
    if (properties.isContents(element)) return [];
    const after: Block[] = [];
    const place = properties.placeOf(element);
    const number = place && (valOf(element, 'pPr', 'listPr', 't') ?? count(place));
    const words = carried + inline(element, element, onPaper, after);
    // The paragraph's end was deleted: it goes on in the next one.
    carried = childOf(element, 'pPr', 'rPr', 'del') ? words : '';
    if (carried !== '') return after;
    return [...lines(words, number, place !== null, properties.headingLevel(element)), ...after];
  };

  const inline = (container: Xml, of: Xml, onPaper: boolean, after: Block[]): string =>
    childrenOf(container)
      .map((child) => {
        if (child.name === 'r') return run(child, of, onPaper, after);
        if (child.name === 'AlternateContent') return inline(chosen(child), of, onPaper, after);
        return THROUGH.has(child.name) || MATHS.test(child.name) ? inline(child, of, onPaper, after) : '';
      })
      .join('');

  const run = (element: Xml, of: Xml, onPaper: boolean, after: Block[]): string => {
    const parts = childrenOf(element).map((child) => {
      if (child.name === 't') return wordsOf(child);
      if (PICTURES.has(child.name) || child.name === 'AlternateContent') after.push(...boxes(child));
      else if (/^(foot|end)note(Reference)?$/.test(child.name)) after.push(...note(child));
      else if (THROUGH.has(child.name)) return inline(child, of, onPaper, after);
      return CHARACTERS[child.name] ?? '';
    });
    const words = parts.join('');
    if (words.trim() === '' || !properties.isHidden(element, of, onPaper)) return words;
    hasHidden = true;
    return '';
  };

  /** Text boxes in a drawing, which is written twice for readers old and new: once is enough. */
  const boxes = (element: Xml): Block[] => {
    if (element.name === 'txbxContent') return blocksOf(element, false);
    if (element.name === 'AlternateContent') return boxes(chosen(element));
    return childrenOf(element).flatMap(boxes);
  };

  const note = (reference: Xml): Block[] => {
    const inPlace = childOf(reference, 'p') ? reference : null;
    const held = inPlace ?? notes.get(`${reference.name} ${reference.attributes.id}`);
    const [first, ...rest] = held ? blocksOf(held) : [];
    if (!first || first.kind === 'table') return first ? [first, ...rest] : [];
    noteNumber++;
    return [{ kind: 'paragraph', text: `注${noteNumber}：${first.text.trim()}`, page: null }, ...rest];
  };

  const table = (element: Xml): Block[] => {
    const rows = tableRows(element).filter((row) => !childOf(row, 'trPr', 'del'));
    const cells = rows.map((row) =>
      rowCells(row).map((cell) => ({ cell, properties: childOf(cell, 'tcPr') })),
    );
    const styled = childOf(element, 'tblPr', 'tblStyle') !== null;
    const grid = cells.map((row) =>
      row.map(({ cell, properties: of }) => ({
        blocks: continues(of) ? [] : blocksOf(cell, !styled && !childOf(of, 'shd')),
        columns: Number(valOf(of, 'gridSpan') ?? 1),
        rows: 1,
        continues: continues(of),
      })),
    );
    return tableBlocks(mergeDown(grid));
  };

  return { blocks: blocksOf(body), hasHidden };
}

/** The newest form of something that is written in several. */
function chosen(alternatives: Xml): Xml {
  return childOf(alternatives, 'Choice') ?? childOf(alternatives, 'Fallback') ?? alternatives;
}

const LONGEST_HEADING = 120;

function lines(words: string, number: string | null, inList: boolean, level: number | null): Block[] {
  const [first = '', ...rest] = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (first === '' && number === null) return [];
  const text = number === null ? first : number + gapAfter(number) + first;
  const more = rest.map((line): Block => ({ kind: 'paragraph', text: line, page: null }));
  if (level !== null && text.length <= LONGEST_HEADING)
    return [{ kind: 'heading', level, text: [text, ...rest].join(' '), page: null }];
  if (inList && number === null) return [{ kind: 'item', text: `- ${text}`, page: null }, ...more];
  return text === '' ? more : [{ kind: 'paragraph', text, page: null }, ...more];
}

function gapAfter(number: string): string {
  return /[条章节编.)\d\p{L}]$/u.test(number) ? ' ' : '';
}

function tableRows(table: Xml): Xml[] {
  return childrenOf(table).flatMap((child) => {
    if (child.name === 'tr') return [child];
    return THROUGH.has(child.name) ? tableRows(child) : [];
  });
}

function rowCells(row: Xml): Xml[] {
  return childrenOf(row).flatMap((child) => {
    if (child.name === 'tc') return [child];
    return THROUGH.has(child.name) ? rowCells(child) : [];
  });
}

function continues(properties: Xml | null): boolean {
  const merge = childOf(properties, 'vMerge') ?? childOf(properties, 'vmerge');
  return merge !== null && (merge.attributes.val ?? 'continue') === 'continue';
}

/** Cells that go on from the row above are taken out, and the cell above reaches down. */
function mergeDown(grid: readonly (Cell & { continues: boolean })[][]): Cell[][] {
  const above: Cell[] = [];
  return grid.map((row) => {
    let column = 0;
    return row.filter((cell) => {
      const upper = above[column];
      const goesOn = cell.continues && upper !== undefined;
      if (goesOn) upper.rows++;
      else above[column] = cell;
      column += cell.columns;
      return !goesOn;
    });
  });
}
