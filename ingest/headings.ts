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

/** Rank of a numbered heading, inside those of all headings that are marked as such. */
export function numberedRank(level: number): number {
  return 100 + level * 10;
}

/** A heading as it stands in a heading path. */
export function headingText(text: string): string {
  return tighten(text.replace(/[：:]\s*$/, ''));
}
