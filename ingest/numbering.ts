import { parseNumeral } from './numerals.ts';

/** Numbering of official notices, outermost first: `一、` `（一）` `1.` `（1）`. */
const CHINESE: readonly RegExp[] = [
  /^([一二三四五六七八九十]{1,3})[、．.]\s*/,
  /^[（(]([一二三四五六七八九十]{1,3})[）)]\s*/,
  /^(\d{1,2})[．.、](?!\d)\s*/,
  /^[（(](\d{1,2})[）)]\s*/,
];
/** Numbering of translations: `1. General Requirements`, `(I) policy publicity service.` */
const ENGLISH: readonly RegExp[] = [/^(\d{1,2})\.(?!\d)\s+/, /^\(([IVX]{1,5})\)\s*/];
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];
const LONGEST = { chinese: 40, english: 80 };

export interface NumberedLine {
  level: number;
  number: number;
  /** The line as a heading: all of it, or its short first sentence; null when it is too much for one. */
  heading: string | null;
  /** There is text behind the heading in the same line. */
  runIn: boolean;
}

/** A line that begins with a number of a notice, or null. */
export function numberedLine(text: string): NumberedLine | null {
  const english = !/\p{Script=Han}/u.test(text);
  const patterns = english ? ENGLISH : CHINESE;
  const level = patterns.findIndex((pattern) => pattern.test(text));
  const mark = patterns[level]?.exec(text)?.[1];
  if (mark === undefined) return null;
  const number = parseNumeral(mark) ?? ROMAN.indexOf(mark) + 1;
  const first = (english ? /^.*?\w{2,}\.(?=\s|$)/ : /^[^。]*。/).exec(text)?.[0];
  const heading = (first ?? text).replace(/[.。]$/, '');
  const runIn = first !== undefined && first.length < text.length;
  return { level, number, heading: isHeading(heading, english, runIn, level) ? heading : null, runIn };
}

function isHeading(heading: string, english: boolean, runIn: boolean, level: number): boolean {
  if (heading.length > (english ? LONGEST.english : LONGEST.chinese) || /[；;，,：:、！？]$/.test(heading))
    return false;
  if (!runIn) return true;
  // Below the second level, a short first sentence is a sentence like any other.
  return (english || level < 2) && !/[；：;:]/.test(heading);
}

/**
 * Tells headings from lists while reading down a text. What the first of a series is, all of it is: after
 * "（一）矿山井下作业；" a "（四）…" that lacks its semicolon is no heading.
 */
export function createNumbering(): (line: NumberedLine) => 'heading' | 'boundary' | 'text' {
  const series = new Map<number, 'heading' | 'list'>();
  return ({ level, number, heading }) => {
    for (const deeper of series.keys()) if (deeper > level) series.delete(deeper);
    if (number === 1 || !series.has(level)) series.set(level, heading === null ? 'list' : 'heading');
    if (series.get(level) === 'list') return 'text';
    return heading === null ? 'boundary' : 'heading';
  };
}
