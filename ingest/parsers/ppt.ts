import { fault } from '../../src/base/faults.ts';
import type { Block, Reading } from '../blocks.ts';
import { clean } from '../characters.ts';
import { openCompound } from './ole.ts';

/** Records of a presentation (MS-PPT). */
const TYPES = {
  slidePersist: 0x03f3,
  slide: 0x03ee,
  list: 0x0ff0,
  unicode: 0x0fa0,
  latin: 0x0fa8,
  header: 0x0f9f,
  edit: 0x0ff5,
  directory: 0x1772,
  notes: 0x03f0,
  slideInfo: 0x03f9,
};
const ENCRYPTED = 0xf3d1c4df;
const TITLES = new Set([0, 6]);
const MOST_EDITS = 1_000;
const DEEPEST = 32;

interface Rec {
  type: number;
  instance: number;
  isContainer: boolean;
  start: number;
  end: number;
}

/**
 * A presentation of PowerPoint 97 to 2003: each slide's title as a heading and its text, one page a slide, as
 * last saved: what earlier saves left in the file is not read, nor are masters, notes and hidden slides.
 * Throws `file_encrypted`, `file_broken`.
 */
export function readPpt(bytes: Uint8Array): Reading {
  const stream = openCompound(bytes);
  const [data, user] = [stream('PowerPoint Document'), stream('Current User')];
  if (!data || !user || user.length < 20) throw fault('file_broken', { reason: 'no presentation' });
  if (user.readUInt32LE(12) === ENCRYPTED) throw fault('file_encrypted');
  const { offsets, document } = lastSave(data, user.readUInt32LE(16));
  const slides = slidesOf(data, offsets, document);
  return {
    blocks: slides.flatMap((slide, i) => slide.map((block) => ({ ...block, page: i + 1 }))),
    hints: {},
    pages: { count: slides.length, empty: [] },
    warnings: [],
  };
}

/** Where each object stands, newest saves first, and where the document begins. */
function lastSave(data: Buffer, newest: number): { offsets: Map<number, number>; document: number } {
  const offsets = new Map<number, number>();
  let document = 0;
  let at = newest;
  for (let edits = 0; edits < MOST_EDITS && at > 0 && at + 28 <= data.length; edits++) {
    if (data.readUInt16LE(at + 2) !== TYPES.edit) break;
    document ||= data.readUInt32LE(at + 24);
    readDirectory(data, data.readUInt32LE(at + 20), offsets);
    const before = data.readUInt32LE(at + 16);
    at = before < at ? before : 0;
  }
  return { offsets, document };
}

function readDirectory(data: Buffer, at: number, offsets: Map<number, number>): void {
  if (at + 8 > data.length || data.readUInt16LE(at + 2) !== TYPES.directory) return;
  const end = Math.min(data.length, at + 8 + data.readUInt32LE(at + 4));
  for (let place = at + 8; place + 4 <= end; ) {
    const entry = data.readUInt32LE(place);
    place += 4;
    for (let i = 0; i < entry >>> 20 && place + 4 <= end; i++, place += 4) {
      const id = (entry & 0xfffff) + i;
      if (!offsets.has(id)) offsets.set(id, data.readUInt32LE(place));
    }
  }
}

function slidesOf(data: Buffer, offsets: ReadonlyMap<number, number>, document: number): Block[][] {
  const root = recordAt(data, offsets.get(document) ?? data.length);
  const list =
    root && childrenOf(data, root).find(({ type, instance }) => type === TYPES.list && instance === 0);
  const slides: Block[][] = [];
  let title = false;
  for (const child of list ? childrenOf(data, list) : []) {
    if (child.type === TYPES.slidePersist) {
      const slide = recordAt(data, offsets.get(data.readUInt32LE(child.start)) ?? data.length);
      slides.push(slide?.type === TYPES.slide && !isHidden(data, slide) ? drawnText(data, slide) : []);
    } else if (child.type === TYPES.header) title = TITLES.has(data.readUInt32LE(child.start));
    else slides.at(-1)?.push(...textOf(data, child, title));
  }
  return slides.map(titleFirst);
}

function titleFirst(slide: Block[]): Block[] {
  const isTitle = ({ kind }: Block) => kind === 'heading';
  return [...slide.filter(isTitle), ...slide.filter((block) => !isTitle(block))];
}

/** Flag `fHidden` of a slide's show information. */
function isHidden(data: Buffer, slide: Rec): boolean {
  const info = childrenOf(data, slide).find(({ type }) => type === TYPES.slideInfo);
  return info !== undefined && info.start + 12 <= data.length && (data.readUInt8(info.start + 10) & 4) !== 0;
}

/** Text in the drawings of a slide, which stands there unless the outline holds it. */
function drawnText(data: Buffer, container: Rec, depth = 0): Block[] {
  let title = false;
  return childrenOf(data, container).flatMap((child) => {
    if (child.type === TYPES.header) title = TITLES.has(data.readUInt32LE(child.start));
    if (!child.isContainer) return textOf(data, child, title);
    return depth < DEEPEST ? drawnText(data, child, depth + 1) : [];
  });
}

function textOf(data: Buffer, { type, start, end }: Rec, title: boolean): Block[] {
  if (type !== TYPES.unicode && type !== TYPES.latin) return [];
  const text = clean(data.toString(type === TYPES.unicode ? 'utf16le' : 'latin1', start, end));
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '*');
  if (title && lines.length > 0) return [{ kind: 'heading', level: 2, text: lines.join(' '), page: null }];
  return lines.map((line) => ({ kind: 'paragraph', text: line, page: null }));
}

function childrenOf(data: Buffer, container: Rec): Rec[] {
  const found: Rec[] = [];
  for (let at = container.start; at + 8 <= container.end; ) {
    const child = recordAt(data, at);
    if (!child || child.end > container.end) break;
    found.push(child);
    at = child.end;
  }
  return found;
}

function recordAt(data: Buffer, at: number): Rec | null {
  if (at < 0 || at + 8 > data.length) return null;
  const head = data.readUInt16LE(at);
  const end = at + 8 + data.readUInt32LE(at + 4);
  if (end > data.length) return null;
  return {
    type: data.readUInt16LE(at + 2),
    instance: head >> 4,
    isContainer: (head & 0xf) === 0xf,
    start: at + 8,
    end,
  };
}
