import type { Fragment } from './layout.ts';
import { type PageObjects, pageObjects } from './pdf-objects.ts';
import type { OpenPdf } from './pdfium.ts';

/** What a page of a PDF shows. */
export interface PdfPage {
  fragments: Fragment[];
  /** Letters set upright in columns from right to left: their own order is the best there is. */
  verticalText: string | null;
  /** It shows more than letters: pictures, or shapes that may be letters. */
  shows: boolean;
  /** Share of it that pictures reach over. */
  pictured: number;
  /** Words that nobody sees were left out. */
  hasHidden: boolean;
  /** Its letters lie unseen above a picture, as text recognition puts them. */
  isRecognised: boolean;
}

interface Letter {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  object: number;
  /** Degrees clockwise. */
  turn: number;
}

const TINY = 1.5;
const MOST_OF_PAGE = 0.5;
const SPACE = 32;
const INVISIBLE = new Set([3, 7]);
/** FPDFText_GetUnicode gives these for a hyphen at the end of a line. */
const HYPHENS = new Set([0x2, 0xfffe]);

/** Reads page `index` (from 0) of an open PDF; null when it cannot be loaded. */
export function readPage(pdf: OpenPdf, index: number): PdfPage | null {
  const { pdfium, document } = pdf;
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  const text = pdfium.FPDFText_LoadPage(page);
  try {
    const letters = lettersOf(pdf, text);
    const objects = pageObjects(pdf, page);
    const looks = new Map<number, Look>();
    const lookOf = (letter: Letter) => {
      const known = looks.get(letter.object) ?? look(pdf, letter.object);
      looks.set(letter.object, known);
      return known;
    };
    return sorted(letters, lookOf, objects);
  } finally {
    if (text !== 0) pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(page);
  }
}

function lettersOf(pdf: OpenPdf, text: number): Letter[] {
  const { pdfium, heap } = pdf;
  const { malloc, free } = pdfium.pdfium.wasmExports;
  const count = Math.max(0, text === 0 ? 0 : pdfium.FPDFText_CountChars(text));
  const at = malloc(64);
  const shapes = new Map<number, { size: number; turn: number }>();
  const letters: Letter[] = [];
  for (let i = 0; i < count; i++) {
    const code = pdfium.FPDFText_GetUnicode(text, i);
    const isSpace = code === SPACE && !pdfium.FPDFText_IsGenerated(text, i);
    const object = code > SPACE || isSpace || HYPHENS.has(code) ? pdfium.FPDFText_GetTextObject(text, i) : 0;
    if (object === 0) continue;
    const shape = shapes.get(object) ?? shapeOf(pdf, text, i, at);
    shapes.set(object, shape);
    pdfium.FPDFText_GetCharOrigin(text, i, at, at + 8);
    pdfium.FPDFText_GetLooseCharBox(text, i, at + 16);
    const [x = 0, y = 0] = heap.HEAPF64.subarray(at / 8, at / 8 + 2);
    const [left = 0, top = 0, right = 0, bottom = 0] = heap.HEAPF32.subarray(at / 4 + 4, at / 4 + 8);
    const sideways = shape.turn === 90 || shape.turn === 270;
    // A font may be drawn at any scale; its letters are at least as large as what they cover.
    shape.size = Math.max(shape.size, sideways ? right - left : top - bottom);
    letters.push({
      text: HYPHENS.has(code) ? '-' : String.fromCodePoint(code > 0x10ffff ? 0xfffd : code),
      x,
      y: -y,
      width: sideways ? top - bottom : right - x,
      size: shape.size,
      object,
      turn: shape.turn,
    });
  }
  free(at);
  return letters;
}

/** What the letters of one object have in common. */
function shapeOf({ pdfium, heap }: OpenPdf, text: number, letter: number, at: number) {
  const [, , across = 0, up = 1] = pdfium.FPDFText_GetMatrix(text, letter, at)
    ? heap.HEAPF32.subarray(at / 4, at / 4 + 4)
    : [];
  return {
    size: pdfium.FPDFText_GetFontSize(text, letter) * Math.hypot(across, up),
    turn: turnOf(pdfium.FPDFText_GetCharAngle(text, letter)),
  };
}

/** Degrees, quarters exactly: scans lie a little askew. */
function turnOf(radians: number): number {
  const degrees = (radians * 180) / Math.PI;
  const quarter = Math.round(degrees / 90) * 90;
  return (Math.abs(degrees - quarter) < 5 ? quarter : Math.round(degrees / 15) * 15) % 360;
}

interface Look {
  invisible: boolean;
  white: boolean;
}

function look({ pdfium, heap }: OpenPdf, object: number): Look {
  const { malloc, free } = pdfium.pdfium.wasmExports;
  const at = malloc(16);
  const known = pdfium.FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12);
  const [red = 0, green = 0, blue = 0, alpha = 255] = heap.HEAPU32.subarray(at / 4, at / 4 + 4);
  free(at);
  const invisible = INVISIBLE.has(pdfium.FPDFTextObj_GetTextRenderMode(object)) || (known && alpha < 8);
  return { invisible, white: known && Math.min(red, green, blue) >= 250 };
}

/** Parts letters that are seen from those that are not, and puts the former together to runs. */
function sorted(letters: readonly Letter[], lookOf: (letter: Letter) => Look, objects: PageObjects): PdfPage {
  const unseen: Letter[] = [];
  const seen = letters.filter((letter) => {
    const { invisible, white } = lookOf(letter);
    const middle = { x: letter.x + letter.size / 4, y: -letter.y + letter.size / 4 };
    const hidden =
      invisible || letter.size < TINY || !objects.isOnPage(middle) || (white && !objects.isPainted(middle));
    if (hidden && letter.text !== ' ') unseen.push(letter);
    return !hidden;
  });
  const isRecognised =
    objects.pictured > MOST_OF_PAGE &&
    unseen.length > seen.length * 5 &&
    unseen.every((one) => lookOf(one).invisible);
  const read = isRecognised ? unseen : seen;
  return {
    fragments: runsOf(read),
    verticalText: isVertical(read) ? read.map(({ text }) => text).join('') : null,
    shows: objects.shows,
    pictured: objects.pictured,
    hasHidden: !isRecognised && unseen.length > 0,
    isRecognised,
  };
}

/** Letters of one run follow each other on a line without a gap. Turned ones are turned upright first. */
function runsOf(letters: readonly Letter[]): Fragment[] {
  const turn = usualTurn(letters);
  const upright = letters.filter((letter) => letter.turn === turn);
  // What stands askew is a stamp or a mark over the page: it comes last.
  const askew = letters.filter((letter) => letter.turn !== turn);
  const bottom = Math.max(0, ...upright.map((letter) => letter.y)) + 1_000;
  return [
    ...joined(upright.map((letter) => turned(letter, turn))),
    ...joined(askew.map((letter) => turned(letter, letter.turn))).map((run) => ({
      ...run,
      y: run.y + bottom,
    })),
  ];
}

function joined(letters: readonly Letter[]): Fragment[] {
  const runs: Fragment[] = [];
  let open: Fragment | null = null;
  for (const { text, x, y, width, size } of letters) {
    const gap: number = open ? x - (open.x + open.width) : 0;
    const follows = open && Math.abs(y - open.y) < size * 0.1 && gap < size * 0.12 && gap > size * -0.6;
    if (open && follows) {
      open.text += text;
      open.width = Math.max(open.width, x + width - open.x);
    } else {
      open = { text, x, y, width, size };
      runs.push(open);
    }
  }
  return runs;
}

function usualTurn(letters: readonly Letter[]): number {
  const counts = new Map<number, number>();
  for (const { turn } of letters) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** A letter at the place it would have were the page turned so that it stands upright. */
function turned(letter: Letter, turn: number): Letter {
  if (turn === 0) return letter;
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { ...letter, x: letter.x * cos + letter.y * sin, y: letter.y * cos - letter.x * sin };
}

/** Each letter below the one before it: vertical writing. */
function isVertical(letters: readonly Letter[]): boolean {
  let down = 0;
  for (const [i, letter] of letters.entries()) {
    const before = letters[i - 1];
    if (
      before &&
      Math.abs(letter.x - before.x) < letter.size * 0.2 &&
      letter.y - before.y > letter.size * 0.5 &&
      letter.y - before.y < letter.size * 2
    )
      down++;
  }
  return letters.length > 3 && down > letters.length * 0.6;
}
