import { DOMParser } from 'linkedom';
import { all, createCounter, type Place, valOf } from './docx-numbering.ts';
import type { PageElement } from './dom.ts';

/** The parts of a Word file that this reads. */
export const MARKUP_PARTS = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'] as const;

/** What the words of a document alone do not show. Asked in reading order, by the words themselves. */
export interface Markup {
  /** The automatic number of the next paragraph with these words, or null. */
  numberOf(words: string): string | null;
  /** Whether the next run with these words is hidden. */
  isHidden(words: string): boolean;
  /** Whether anything is. */
  hasHidden: boolean;
}

/** Reads numbers and hidden runs from the XML of a Word file. */
export function readMarkup(parts: ReadonlyMap<string, Buffer>): Markup {
  const [document, numbering, styles] = MARKUP_PARTS.map((part) => parse(parts.get(part)));
  const count = createCounter(numbering ?? null);
  const placeOf = createPlaces(styles ?? null);
  const numbers = createQueues<string>();
  const hidden = createQueues<boolean>();
  let hasHidden = false;
  for (const paragraph of all(document ?? null, 'w:p')) {
    const place = placeOf(paragraph);
    const number = place && count(place);
    if (number) numbers.add(textOf(paragraph), number);
  }
  for (const run of all(document ?? null, 'w:r')) {
    const vanishes = [...all(run, 'w:vanish')].some(
      (mark) => !/^(0|false)$/.test(mark.getAttribute('w:val') ?? ''),
    );
    hidden.add(textOf(run), vanishes);
    hasHidden ||= vanishes;
  }
  return { numberOf: numbers.next, isHidden: (words) => hidden.next(words) ?? false, hasHidden };
}

function parse(xml: Buffer | undefined): PageElement | null {
  if (!xml) return null;
  return new DOMParser().parseFromString(xml.toString('utf8'), 'text/xml')
    .documentElement as unknown as PageElement;
}

/** Paragraphs are numbered by themselves or by their style, which may take it from the style it builds on. */
function createPlaces(styles: PageElement | null): (paragraph: PageElement) => Place | null {
  const byStyle = new Map<string, { place: Place | null; base: string | null }>();
  for (const style of all(styles, 'w:style')) {
    const base = valOf(style, 'w:basedOn');
    byStyle.set(style.getAttribute('w:styleId') ?? '', { place: placeIn(style), base });
  }
  const ofStyle = (id: string | null, depth = 0): Place | null => {
    const style = id === null || depth > 8 ? undefined : byStyle.get(id);
    return style ? (style.place ?? ofStyle(style.base, depth + 1)) : null;
  };
  return (paragraph) => placeIn(paragraph) ?? ofStyle(valOf(paragraph, 'w:pStyle'));
}

function placeIn(element: PageElement): Place | null {
  const list = valOf(element, 'w:numId');
  return list === null || list === '0' ? null : { list, level: Number(valOf(element, 'w:ilvl') ?? 0) };
}

function textOf(element: PageElement): string {
  return plain([...all(element, 'w:t')].map((text) => text.textContent ?? '').join(''));
}

/** Words as both readers of the file agree on them. */
export function plain(words: string): string {
  return words.replace(/\s/g, '');
}

/** For each text, what was noted for its occurrences, handed out one by one. */
function createQueues<Note>() {
  const queues = new Map<string, Note[]>();
  return {
    add: (text: string, note: Note) => {
      const queue = queues.get(text);
      if (queue) queue.push(note);
      else queues.set(text, [note]);
    },
    next: (text: string): Note | null => queues.get(text)?.shift() ?? null,
  };
}
