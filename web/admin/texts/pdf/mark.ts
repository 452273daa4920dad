/** A piece of text on a page. */
export interface PageItem {
  str: string;
}

/** Pieces this short stand in many places and are marked only between others. */
const SHORT = 4;

/**
 * Which pieces of a page belong to a passage or a quote, spaces aside: those over which it stands whole, else the
 * longest run of pieces that stand in it, for a passage that goes on from the page before or to the next.
 */
export function marked(items: readonly PageItem[], passage: string): Set<number> {
  const whole = bare(passage);
  const pieces = items.map(({ str }, at) => ({ at, text: bare(str) })).filter(({ text }) => text !== '');
  const inOne = overlapped(pieces, whole);
  if (inOne.length > 0) return new Set(inOne);
  let best: number[] = [];
  let weight = 0;
  for (let start = 0; start < pieces.length; ) {
    const run = runFrom(pieces, start, whole);
    const heavy = run.reduce((sum, { text }) => sum + text.length, 0);
    if (heavy > weight) {
      weight = heavy;
      best = run.map(({ at }) => at);
    }
    start += Math.max(1, run.length);
  }
  return weight >= Math.min(SHORT, whole.length) ? new Set(best) : new Set();
}

interface Piece {
  at: number;
  text: string;
}

/** The pieces over which the words stand, where the page holds all of them. */
function overlapped(pieces: readonly Piece[], whole: string): number[] {
  const from = pieces
    .map(({ text }) => text)
    .join('')
    .indexOf(whole);
  if (from < 0 || whole === '') return [];
  let place = 0;
  return pieces.flatMap(({ at, text }) => {
    const start = place;
    place += text.length;
    return start < from + whole.length && place > from ? [at] : [];
  });
}

/** Pieces one after the other that stand in the passage one after the other. */
function runFrom(pieces: readonly Piece[], start: number, whole: string): Piece[] {
  const first = pieces[start];
  let from = first ? whole.indexOf(first.text) : -1;
  let longest: Piece[] = [];
  while (first && from >= 0) {
    const run = [first];
    let end = from + first.text.length;
    for (let i = start + 1; i < pieces.length; i += 1) {
      const next = pieces[i]!;
      const at = whole.indexOf(next.text, end);
      if (at < 0 || at - end > 2) break;
      run.push(next);
      end = at + next.text.length;
    }
    if (run.length > longest.length) longest = run;
    from = whole.indexOf(first.text, from + 1);
  }
  return longest;
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
