import type { ParsedPassage } from '../knowledge/parsed-document.ts';
import { markdownTable, weigh } from './blocks.ts';
import type { Part, Unit } from './structure.ts';

/** Sizes in Han characters; a Latin letter counts 0.4, as English takes that much more room. */
const SIZES = {
  /** Ordinary text is gathered up to about here … */
  enough: 300,
  /** … and never beyond, unless a single sentence is longer. */
  most: 600,
  /** An article is one passage, to be cited whole, up to here. */
  article: 4_000,
  /** Parts of an article beyond that, and of a long table. */
  part: 1_500,
};

export interface Chunks {
  passages: ParsedPassage[];
  /** Weight of words that stand in more than one passage: the header row of a table that was cut. */
  repeated: number;
}

/** Cuts units into passages. Every word of a unit is in exactly one of them, but for repeated table headers. */
export function chunk(units: readonly Unit[]): Chunks {
  const result: Chunks = { passages: [], repeated: 0 };
  for (const unit of units) {
    const pieces = unit.kind === 'article' ? articlePieces(unit) : textPieces(unit.parts);
    for (const { parts, repeated } of pieces) {
      result.passages.push(passage(unit, parts));
      result.repeated += repeated;
    }
  }
  return result;
}

interface Piece {
  parts: Part[];
  repeated: number;
}

function passage(unit: Unit, parts: readonly Part[]): ParsedPassage {
  return {
    kind: unit.kind === 'text' ? kindOf(parts) : unit.kind,
    article: unit.article,
    articleNumber: unit.articleNumber,
    headingPath: unit.headingPath,
    page: parts[0]?.page ?? null,
    text: parts.map(partText).join('\n'),
    searchText: '',
    content: null,
  };
}

function kindOf(parts: readonly Part[]): 'table' | 'list' | 'paragraph' {
  const [first] = parts;
  if (first && parts.every((part) => part.kind === first.kind))
    return first.kind === 'item' ? 'list' : first.kind;
  return 'paragraph';
}

function partText(part: Part): string {
  return part.kind === 'table' ? markdownTable(part.rows) : part.text;
}

/** An article whole; one of a size nobody would quote, at its paragraphs. */
function articlePieces(unit: Unit): Piece[] {
  if (size(unit.parts.map(partText).join('\n')) <= SIZES.article) return [{ parts: unit.parts, repeated: 0 }];
  return gather(unit.parts, SIZES.part, SIZES.part);
}

function textPieces(parts: readonly Part[]): Piece[] {
  const pieces: Piece[] = [];
  let run: Part[] = [];
  for (const part of parts) {
    if (part.kind !== 'table') run.push(part);
    else {
      pieces.push(...gather(run, SIZES.enough, SIZES.most), ...tablePieces(part));
      run = [];
    }
  }
  return [...pieces, ...gather(run, SIZES.enough, SIZES.most)];
}

/** Puts parts together until there is enough, without going beyond `most`. */
function gather(parts: readonly Part[], enough: number, most: number): Piece[] {
  const pieces: Piece[] = [];
  let open: Part[] = [];
  let held = 0;
  for (const part of parts.flatMap((whole) => sentences(whole, most))) {
    const more = size(partText(part));
    if (open.length > 0 && (held >= enough || held + more > most)) {
      pieces.push({ parts: open, repeated: 0 });
      [open, held] = [[], 0];
    }
    open.push(part);
    held += more;
  }
  return open.length > 0 ? [...pieces, { parts: open, repeated: 0 }] : pieces;
}

/** A sentence with its end, or as much as one passage can hold of words without one. */
const SENTENCE = /[^。；！？.;!?]{0,1500}[。；！？.;!?]+["”’）)]*\s*|[^。；！？.;!?]{1,1500}/g;

/** A paragraph too long for one passage, cut at the ends of sentences. */
function sentences(part: Part, most: number): Part[] {
  if (part.kind === 'table' || size(part.text) <= most) return [part];
  const cut: string[] = [];
  for (const sentence of part.text.match(SENTENCE) ?? [part.text]) {
    const last = cut.at(-1);
    if (last !== undefined && size(last + sentence) <= most) cut[cut.length - 1] = last + sentence;
    else cut.push(sentence);
  }
  return cut.map((text) => ({ ...part, text: text.trim() }));
}

/** A long table in parts, each with its header row. */
function tablePieces(table: Part & { kind: 'table' }): Piece[] {
  const [header = [], ...body] = table.rows;
  const pieces: Piece[] = [];
  let rows: string[][] = [];
  const close = () => {
    if (rows.length === 0 && pieces.length > 0) return;
    const repeated = pieces.length === 0 ? 0 : weigh(header.join(''));
    pieces.push({ parts: [{ ...table, rows: [header, ...rows] }], repeated });
    rows = [];
  };
  for (const row of body) {
    if (rows.length > 0 && size([...rows, row].flat().join('')) > SIZES.part) close();
    rows.push(row);
  }
  close();
  return pieces;
}

function size(text: string): number {
  let total = 0;
  for (const character of text) total += character > '\u2e80' ? 1 : 0.4;
  return total;
}
