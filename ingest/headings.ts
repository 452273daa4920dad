import { tighten } from './characters.ts';
import { NUMERAL } from './numerals.ts';

/** Divisions of a statute, outermost first. */
const DIVISIONS = ['编', '分编', '章', '节'] as const;
const DIVISION = new RegExp(`^第[${NUMERAL}]+(编|分编|部分|章|节)(?:[\\s\\u3000:：]+|(?=\\S)|$)(.{0,60})$`);
const SENTENCE_END = /[。；;，,：:]$/;

/** Rank of a division heading (`第三章 附则`), smaller outside; null when the line is none. */
export function divisionRank(text: string): number | null {
  const line = text.trim();
  const match = DIVISION.exec(line);
  if (!match || SENTENCE_END.test(line) || /^(第|的规定|规定|所称)/.test(match[2] ?? '')) return null;
  const kind = match[1] === '部分' ? '编' : match[1];
  return DIVISIONS.indexOf(kind as (typeof DIVISIONS)[number]) * 10;
}

/** Rank of any other heading by its level in the file, between those of the divisions. */
export function markedRank(level: number): number {
  return level * 10 + 5;
}

/** A heading as it stands in a heading path. */
export function headingText(text: string): string {
  return tighten(text.replace(/[：:]\s*$/, ''));
}

/** Numbering of official notices, outermost first: `一、` `（一）` `1.` `（1）`, and `(I)` of translations. */
const NOTICE_LEVELS: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}[、．.]\s*/,
  /^[（(][一二三四五六七八九十]{1,3}[）)]\s*/,
  /^\d{1,2}[．.、](?!\d)\s*/,
  /^[（(]\d{1,2}[）)]\s*/,
];
const ENGLISH_LEVELS: readonly RegExp[] = [/^\d{1,2}\.(?!\d)\s+/, /^\([IVX]{1,5}\)\s*/];
const MAX_HEADING = 40;
const MAX_ENGLISH_HEADING = 80;

export interface NumberedHeading {
  level: number;
  heading: string;
  /** The line holds more than the heading: its text begins in the same line. */
  runIn: boolean;
}

/** A numbered line of a notice as a heading: a short one, or a short first sentence with text behind it. */
export function numberedHeading(text: string): NumberedHeading | null {
  const english = !/\p{Script=Han}/u.test(text);
  const level = (english ? ENGLISH_LEVELS : NOTICE_LEVELS).findIndex((pattern) => pattern.test(text));
  if (level < 0) return null;
  const limit = english ? MAX_ENGLISH_HEADING : MAX_HEADING;
  const first = (english ? /^.*?\w{2,}[.](?=\s|$)/ : /^[^。]*。/).exec(text)?.[0];
  if (!first)
    return text.length <= limit && !/[；;，,：:、]$/.test(text)
      ? { level, heading: text, runIn: false }
      : null;
  const heading = first.replace(/[.。]$/, '');
  if (
    heading.length > limit ||
    /[，；：,;]/.test(heading.replace(/^.{0,5}[、，]/, '')) ||
    (level >= 2 && !english)
  )
    return null;
  return { level, heading, runIn: first.length < text.length };
}
