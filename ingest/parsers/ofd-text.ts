import type { Fragment } from './layout.ts';
import { childrenOf, within, wordsOf, type Xml } from './xml.ts';

type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];
/** Millimetres: letters below are a line. */
const TINY = 0.4;

/** The letters of a page of an OFD document at their places, those that nobody sees left out. */
export function fragmentsOf(page: Xml): Fragment[] {
  return [...within(page, 'TextObject')].filter(isVisible).flatMap(textObject);
}

function isVisible({ attributes }: Xml): boolean {
  return attributes.Visible !== 'false' && attributes.Alpha !== '0' && Number(attributes.Size ?? 1) > 0;
}

function textObject(object: Xml): Fragment[] {
  const [left = 0, top = 0] = numbers(object.attributes.Boundary);
  const given = numbers(object.attributes.CTM);
  const matrix = given.length === 6 ? (given as unknown as Matrix) : SAME;
  const size = Number(object.attributes.Size ?? 3.5);
  const scale = Number(object.attributes.HScale ?? 1) || 1;
  const height = size * Math.hypot(matrix[2], matrix[3]);
  if (height < TINY) return [];
  let [x, y] = [0, 0];
  return childrenOf(object, 'TextCode').flatMap((code) => {
    x = Number(code.attributes.X ?? x);
    y = Number(code.attributes.Y ?? y);
    return runs(
      wordsOf(code),
      x,
      y,
      deltas(code.attributes.DeltaX),
      deltas(code.attributes.DeltaY),
      size,
      scale,
    ).map((run) => ({
      text: run.text,
      x: left + matrix[0] * run.x + matrix[2] * run.y + matrix[4],
      y: top + matrix[1] * run.x + matrix[3] * run.y + matrix[5],
      width: run.width * Math.hypot(matrix[0], matrix[1]),
      size: height,
    }));
  });
}

/** Letters of a text code, parted where the pen jumps sideways further than a word is apart, or down. */
function runs(
  text: string,
  x: number,
  y: number,
  dx: readonly number[],
  dy: readonly number[],
  size: number,
  scale: number,
) {
  const result: { text: string; x: number; y: number; width: number }[] = [];
  let open: (typeof result)[number] | null = null;
  let [at, down] = [x, y];
  for (const [i, letter] of [...text].entries()) {
    const natural = (letter > '\u2e80' ? 1 : 0.5) * size * scale;
    const step = dx[i] ?? dx.at(-1) ?? (dy.length > 0 ? 0 : natural);
    if (
      !open ||
      Math.abs(down - open.y) > size * 0.2 ||
      at - (open.x + open.width) > size * 0.3 ||
      at < open.x
    ) {
      open = { text: '', x: at, y: down, width: 0 };
      result.push(open);
    }
    open.text += letter;
    open.width = at - open.x + natural;
    at += step;
    down += dy[i] ?? dy.at(-1) ?? 0;
  }
  return result.filter((run) => run.text.trim() !== '');
}

/** `3.5 g 4 1.2 7`: steps, `g 4 1.2` standing for four of 1.2. */
function deltas(written: string | undefined): number[] {
  const words = written?.trim().split(/\s+/) ?? [];
  const steps: number[] = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i] !== 'g') steps.push(Number(words[i]) || 0);
    else {
      const times = Math.min(Number(words[i + 1]) || 0, 10_000);
      steps.push(...Array<number>(times).fill(Number(words[i + 2]) || 0));
      i += 2;
    }
  }
  return steps;
}

function numbers(written: string | undefined): number[] {
  return (
    written
      ?.trim()
      .split(/\s+/)
      .map((word) => Number(word) || 0) ?? []
  );
}
