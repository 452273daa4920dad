/** A run of letters at its place on a page; measures in any unit, y growing downwards to the baseline. */
export interface Fragment {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

interface Segment {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
}

/** As shares of the letters' size: what is one line, a space, and a gap between columns or cells. */
const SHARES = { line: 0.6, raised: 0.5, space: 0.13, spread: 0.7, gap: 1.2 };
const COLUMNS = {
  /** Lines that a column must have on either side of a gutter. */
  lines: 6,
  /** Share of lines that may cross it: titles, wide tables. */
  crossing: 0.2,
  /** How full its lines must be: cells of a table are not. */
  fill: 0.6,
  /** Letters that an ordinary line of a column has at least. */
  letters: 10,
  deepest: 3,
};

/**
 * Lines of a page in reading order: letters on one baseline make a line, columns of running text are read one
 * after the other, what is printed twice at one place (for boldness) is read once.
 */
export function pageLines(fragments: readonly Fragment[]): string[] {
  const segments = toSegments(fragments);
  return ordered(segments, 0).map(({ text }) => text);
}

function toSegments(fragments: readonly Fragment[]): Segment[] {
  const segments: Segment[] = [];
  for (const row of rowsOf(fragments)) {
    let open: Segment | null = null;
    let before: Fragment | null = null;
    for (const fragment of row.sort((a, b) => a.x - b.x)) {
      if (before && isReprint(before, fragment)) continue;
      const gap: number = open ? fragment.x - open.right : Number.POSITIVE_INFINITY;
      if (!open || gap > SHARES.gap * Math.max(open.size, fragment.size) || gap < -2 * fragment.size) {
        open = {
          text: fragment.text,
          left: fragment.x,
          right: fragment.x + fragment.width,
          y: fragment.y,
          size: fragment.size,
        };
        segments.push(open);
      } else {
        open.text += gapText(open.text, fragment.text, gap / fragment.size) + fragment.text;
        open.right = Math.max(open.right, fragment.x + fragment.width);
        open.size = Math.max(open.size, fragment.size);
      }
      before = fragment;
    }
  }
  return segments.filter(({ text }) => text.trim() !== '');
}

interface Row {
  y: number;
  size: number;
  of: Fragment[];
}

/** Letters in rows by their baselines; raised and lowered ones (notes, formulas) in the row they belong to. */
function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Row[] = [];
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const last = rows.at(-1);
    if (!last || !belongs(fragment, last)) rows.push({ y: fragment.y, size: fragment.size, of: [fragment] });
    else {
      last.of.push(fragment);
      if (fragment.size > last.size) [last.y, last.size] = [fragment.y, fragment.size];
    }
  }
  return rows.map(({ of }) => of);
}

function belongs(fragment: Fragment, row: Row): boolean {
  const apart = Math.abs(fragment.y - row.y);
  if (apart <= SHARES.line * Math.min(row.size, fragment.size)) return true;
  if (apart > SHARES.raised * Math.max(row.size, fragment.size)) return false;
  const reach = Math.min(row.size, fragment.size);
  return row.of.some(
    (one) => fragment.x < one.x + one.width + reach && fragment.x + fragment.width > one.x - reach,
  );
}

function isReprint(before: Fragment, fragment: Fragment): boolean {
  return (
    before.text === fragment.text &&
    fragment.x - before.x < fragment.size * 0.2 &&
    Math.abs(fragment.y - before.y) < fragment.size * 0.2
  );
}

const HAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

/** A space where the letters are apart; Han characters are spread to fill their line, and need more of a gap. */
function gapText(before: string, after: string, gap: number): string {
  if (/\s$/.test(before) || /^\s/.test(after)) return '';
  const spread = HAN.test(before.slice(-1)) && HAN.test(after.charAt(0));
  return gap > (spread ? SHARES.spread : SHARES.space) ? ' ' : '';
}

function ordered(segments: readonly Segment[], depth: number): Segment[] {
  const gutter = depth < COLUMNS.deepest ? findGutter(segments) : null;
  if (gutter === null) return joinRows(segments);
  const result: Segment[] = [];
  let band: Segment[] = [];
  const close = () => {
    const left = band.filter(({ right }) => right <= gutter);
    result.push(
      ...ordered(left, depth + 1),
      ...ordered(
        band.filter((one) => !left.includes(one)),
        depth + 1,
      ),
    );
    band = [];
  };
  for (const segment of segments) {
    if (segment.left < gutter && segment.right > gutter) {
      close();
      result.push(segment);
    } else band.push(segment);
  }
  close();
  return result;
}

/** Segments of one baseline as one line: cells of a table row, a label and its value. */
function joinRows(segments: readonly Segment[]): Segment[] {
  const rows: Segment[] = [];
  for (const segment of segments) {
    const last = rows.at(-1);
    if (
      last &&
      segment.left >= last.right &&
      Math.abs(segment.y - last.y) <= SHARES.line * Math.min(last.size, segment.size)
    )
      rows[rows.length - 1] = { ...last, text: `${last.text} ${segment.text}`, right: segment.right };
    else rows.push(segment);
  }
  return rows;
}

/** The middle of a white strip with running text on both sides, or null. */
function findGutter(segments: readonly Segment[]): number | null {
  if (segments.length < COLUMNS.lines * 2) return null;
  const left = Math.min(...segments.map((one) => one.left));
  const right = Math.max(...segments.map((one) => one.right));
  const edges = [...new Set(segments.map((one) => Math.round(one.left)))].filter(
    (x) => x > left + (right - left) * 0.2 && x < left + (right - left) * 0.8,
  );
  let best: { x: number; crossing: number } | null = null;
  for (const edge of edges) {
    const x = edge - 1;
    const crossing = segments.filter((one) => one.left < x && one.right > x).length;
    if (crossing > segments.length * COLUMNS.crossing || (best && crossing >= best.crossing)) continue;
    if (
      isColumn(
        segments.filter((one) => one.right <= x),
        x - left,
      ) &&
      isColumn(
        segments.filter((one) => one.left >= x),
        right - x,
      )
    )
      best = { x, crossing };
  }
  return best?.x ?? null;
}

function isColumn(side: readonly Segment[], width: number): boolean {
  if (side.length < COLUMNS.lines) return false;
  const full = side.filter(
    (one) => one.right - one.left >= width * COLUMNS.fill && one.text.length >= COLUMNS.letters,
  );
  return full.length >= side.length * 0.5;
}
