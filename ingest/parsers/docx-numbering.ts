import type { PageElement } from './dom.ts';

/** Where a paragraph stands in a numbered list of Word: which list, how deep. */
export interface Place {
  list: string;
  level: number;
}

interface Level {
  /** `第%1条`, `（%1）`. */
  text: string;
  format: string;
  start: number;
}

/**
 * Counts the automatic numbers of a Word document, as `numbering.xml` defines them. The function it gives is
 * called with the numbered paragraphs in reading order and tells each one's number as Word shows it.
 */
export function createCounter(numbering: PageElement | null): (place: Place) => string | null {
  const lists = readLists(numbering);
  const counts = new Map<string, number[]>();
  return ({ list, level }) => {
    const definition = lists.get(list);
    const own = definition?.levels[level];
    if (!definition || !own || own.format === 'bullet' || own.format === 'none') return null;
    const count = (counts.get(definition.id) ?? []).slice(0, level + 1);
    for (let i = 0; i < level; i++) count[i] ??= definition.levels[i]?.start ?? 1;
    count[level] = (count[level] ?? own.start - 1) + 1;
    counts.set(definition.id, count);
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return written(count[at] ?? 1, definition.levels[at]?.format ?? 'decimal');
    });
  };
}

function readLists(numbering: PageElement | null): Map<string, { id: string; levels: Level[] }> {
  const abstracts = new Map<string, Level[]>();
  for (const abstract of all(numbering, 'w:abstractNum'))
    abstracts.set(value(abstract, 'w:abstractNumId'), [...all(abstract, 'w:lvl')].map(readLevel));
  const lists = new Map<string, { id: string; levels: Level[] }>();
  for (const num of all(numbering, 'w:num')) {
    const id = valOf(num, 'w:abstractNumId') ?? '';
    lists.set(value(num, 'w:numId'), { id, levels: abstracts.get(id) ?? [] });
  }
  return lists;
}

function readLevel(level: PageElement): Level {
  return {
    text: valOf(level, 'w:lvlText') ?? '',
    format: valOf(level, 'w:numFmt') ?? 'decimal',
    start: Number(valOf(level, 'w:start') ?? 1),
  };
}

/** All elements of a name below another; none below null. */
export function all(root: PageElement | null, name: string): Iterable<PageElement> {
  return root ? root.getElementsByTagName(name) : [];
}

/** The `w:val` of the first element of a name, or null. */
export function valOf(root: PageElement, name: string): string | null {
  for (const element of all(root, name)) return element.getAttribute('w:val');
  return null;
}

function value(element: PageElement, attribute: string): string {
  return element.getAttribute(attribute) ?? '';
}

const CHINESE_FORMATS = new Set([
  'chineseCounting',
  'chineseCountingThousand',
  'japaneseCounting',
  'taiwaneseCounting',
  'taiwaneseCountingThousand',
  'ideographDigital',
]);

function written(count: number, format: string): string {
  if (CHINESE_FORMATS.has(format)) return chinese(count);
  if (format === 'decimalEnclosedCircle' && count <= 20) return String.fromCodePoint(0x245f + count);
  if (format === 'upperLetter') return String.fromCodePoint(64 + count);
  if (format === 'lowerLetter') return String.fromCodePoint(96 + count);
  return String(count);
}

/** 1 to 9,999 in Chinese: 十二, 一百零三, 一千二百六十. */
function chinese(count: number): string {
  const digits = [...String(count)].map(Number);
  return digits
    .map((digit, i) =>
      digit === 0 ? '零' : '零一二三四五六七八九'.charAt(digit) + '千百十'.charAt(i + 4 - digits.length),
    )
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '')
    .replace(/^一十/, '十');
}
