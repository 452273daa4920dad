import type { DocFile } from './doc-file.ts';

/** What is known of a paragraph: its style, place in tables and lists, level of heading. */
export interface ParagraphLook {
  style: number;
  inTable: boolean;
  endsRow: boolean;
  /** 0 to 8; 9 is text. */
  outline: number | null;
  list: number | null;
  level: number;
}

/** Changes of properties that are read (MS-DOC, "sprm"). */
const SPRM = {
  deleted: 0x0800,
  vanish: 0x083c,
  specVanish: 0x0818,
  size: 0x4a43,
  colour: 0x2a42,
  inTable: 0x2416,
  endsRow: 0x2417,
  outline: 0x2640,
  list: 0x460b,
  level: 0x260a,
};
const TABLE_DEFINITION = 0xd608;
const PAGE = 512;
/** Half points. */
const TINY = 3;
const WHITE = 8;
const OPERANDS = [1, 1, 2, 4, 2, 2, 0, 3];

/** Positions of characters that are deleted or hidden. */
export function hiddenPositions(file: DocFile): { at: Uint8Array; hasHidden: boolean } {
  const at = new Uint8Array(file.text.length);
  let hasHidden = false;
  for (const { from, to, changes } of runs(file, 'characters', 1)) {
    const kind = unseen(changes);
    if (kind === null) continue;
    hasHidden ||= kind === 'hidden';
    for (const [start, end] of file.positions(from, to)) at.fill(1, start, end);
  }
  return { at, hasHidden };
}

function unseen(changes: Buffer): 'deleted' | 'hidden' | null {
  const on = (code: number) => (changeTo(changes, code) ?? 0) === 1;
  if (on(SPRM.deleted)) return 'deleted';
  const size = changeTo(changes, SPRM.size);
  const white = changeTo(changes, SPRM.colour) === WHITE;
  return on(SPRM.vanish) || on(SPRM.specVanish) || white || (size !== null && size <= TINY) ? 'hidden' : null;
}

/** Paragraphs by the position of the character that ends them. */
export function paragraphLooks(file: DocFile): Map<number, ParagraphLook> {
  const styles = readStyles(file);
  const looks = new Map<number, ParagraphLook>();
  for (const { from, to, changes } of runs(file, 'paragraphs', 13)) {
    const last = file.positions(from, to).at(-1);
    if (!last || changes.length < 2) continue;
    const style = changes.readUInt16LE(0);
    const chain = [changes.subarray(2), ...styles(style)];
    const value = (code: number) =>
      chain.map((one) => changeTo(one, code)).find((found) => found !== null) ?? null;
    looks.set(last[1] - 1, {
      style,
      inTable: value(SPRM.inTable) === 1,
      endsRow: value(SPRM.endsRow) === 1,
      outline: value(SPRM.outline),
      list: value(SPRM.list) || null,
      level: value(SPRM.level) ?? 0,
    });
  }
  return looks;
}

/** Runs of equal properties from the pages of formatting that a table points to. */
function* runs(file: DocFile, table: 'characters' | 'paragraphs', entry: number) {
  const plc = file.table(table);
  const count = Math.max(0, Math.floor((plc.length - 4) / 8));
  for (let i = 0; i < count; i++) {
    const at = (plc.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff) * PAGE;
    const page = file.words.subarray(at, at + PAGE);
    if (page.length < PAGE) continue;
    const held = page.readUInt8(PAGE - 1);
    for (let run = 0; run < held && (run + 2) * 4 + run * entry < PAGE; run++) {
      const place = page.readUInt8((held + 1) * 4 + run * entry) * 2;
      yield {
        from: page.readUInt32LE(run * 4),
        to: page.readUInt32LE(run * 4 + 4),
        changes: place === 0 ? Buffer.alloc(0) : changesAt(page, place, table === 'paragraphs'),
      };
    }
  }
}

/** Lengths stand in words for paragraphs, in bytes for characters. */
function changesAt(page: Buffer, place: number, inWords: boolean): Buffer {
  const length = page[place] ?? 0;
  if (!inWords) return page.subarray(place + 1, place + 1 + length);
  if (length > 0) return page.subarray(place + 1, place + 2 * length);
  return page.subarray(place + 2, place + 2 + 2 * (page[place + 1] ?? 0));
}

/** The value that a change gives, the last one counting; null when it is not among them. */
function changeTo(changes: Buffer, wanted: number): number | null {
  let found: number | null = null;
  for (let at = 0; at + 3 <= changes.length; ) {
    const code = changes.readUInt16LE(at);
    at += 2;
    const size = operandSize(changes, at, code);
    if (code === wanted && at + size <= changes.length)
      found = size === 1 ? changes.readUInt8(at) : size === 2 ? changes.readUInt16LE(at) : null;
    at += size;
  }
  return found;
}

function operandSize(changes: Buffer, at: number, code: number): number {
  const size = OPERANDS[code >> 13] ?? 1;
  if (size > 0) return size;
  if (code === TABLE_DEFINITION) return at + 2 <= changes.length ? changes.readUInt16LE(at) + 1 : 2;
  return (changes[at] ?? 0) + 1;
}

const DEEPEST = 10;

/** Paragraph changes that a style makes, then those of the style it builds on. */
function readStyles(file: DocFile): (style: number) => Buffer[] {
  const sheet = file.table('styles');
  const held: ({ base: number; changes: Buffer } | null)[] = [];
  if (sheet.length > 4) {
    const head = sheet.readUInt16LE(0);
    const fixed = sheet.readUInt16LE(4);
    for (let at = 2 + head; at + 2 <= sheet.length; ) {
      const size = sheet.readUInt16LE(at);
      held.push(readStyle(sheet.subarray(at + 2, at + 2 + size), fixed));
      at += 2 + size;
    }
  }
  return (style) => {
    const found: Buffer[] = [];
    for (let next = held[style]; next && found.length < DEEPEST; next = held[next.base])
      found.push(next.changes);
    return found;
  };
}

function readStyle(style: Buffer, fixed: number): { base: number; changes: Buffer } | null {
  if (style.length < fixed + 4 || (style.readUInt16LE(2) & 0xf) !== 1) return null;
  const name = style.readUInt16LE(fixed);
  const at = fixed + 2 + name * 2 + 2;
  const changes =
    at + 4 <= style.length ? style.subarray(at + 4, at + 2 + style.readUInt16LE(at)) : Buffer.alloc(0);
  return { base: style.readUInt16LE(2) >> 4, changes };
}
