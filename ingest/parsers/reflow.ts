import { NUMERAL } from '../numerals.ts';

/** How a sentence goes on after naming an article: "第三十八条规定的…" at the start of a line begins nothing. */
export const CROSS_REFERENCE =
  '\\s*(规定|所称|所列|所指|第[一二三四五六七八九十]+[款项]|、|，|；|和第|至第|或者?第|以及|及第|的规定|的|之规定)';

/** A line that begins something of its own, whatever stood before it. */
const BEGINS = new RegExp(
  [
    `^第[${NUMERAL}]+(章|节|编|分编|部分)`,
    `^第[${NUMERAL}]+条(之[${NUMERAL}]+)?(?!${CROSS_REFERENCE})`,
    `^[（(][${NUMERAL}IVXivx]{1,5}[)）]`,
    `^[${NUMERAL}]{1,3}[、．.]`,
    '^[①-⑳]',
    '^附(件|录|表)',
    '^[-•·●■◆]\\s',
  ].join('|'),
);
const ENDS = /[。；：！？!?;:…]["'”’」』）)]*$/;
const HAN_END = /[\p{Script=Han}，、《》（）“”]$/u;
const HAN_START = /^[\p{Script=Han}，、。；：《》（）“”]/u;

/**
 * Lines of a text that was wrapped to a width, joined to paragraphs again. A line goes on when it is about as
 * long as lines get here, ends inside a sentence, and the next one begins nothing of its own.
 */
export function reflow<Line extends { text: string }>(lines: readonly Line[]): Line[] {
  const width = usualWidth(lines);
  const paragraphs: Line[] = [];
  let open = false;
  for (const line of lines) {
    const text = line.text.trim();
    const last = paragraphs.at(-1);
    if (text === '') open = false;
    else if (open && last && !BEGINS.test(text)) last.text = join(last.text, text);
    else paragraphs.push({ ...line, text });
    if (text !== '') open = goesOn(text, measure(line.text), width);
  }
  return paragraphs;
}

function goesOn(text: string, length: number, width: number): boolean {
  if (width === 0 || length < width * 0.75) return false;
  return !ENDS.test(text) || length >= width * 0.97;
}

/** Two lines as one: no space between Han characters, one between words, none after a hyphenated word. */
function join(first: string, second: string): string {
  if (HAN_END.test(first) || HAN_START.test(second)) return first + second;
  return /[A-Za-z]-$/.test(first) ? first.slice(0, -1) + second : `${first} ${second}`;
}

/** Width that full lines have, Han characters counting double; 0 when the text was not wrapped. */
function usualWidth(lines: readonly { text: string }[]): number {
  const lengths = lines
    .map(({ text }) => measure(text))
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  const full = lengths.filter((length) => length >= width * 0.85 && length <= width * 1.1).length;
  return width <= 160 && full >= 3 && full >= lengths.length * 0.25 ? width : 0;
}

function measure(text: string): number {
  let width = 0;
  for (const character of text.trimEnd()) width += character > '\u2e80' ? 2 : 1;
  return width;
}
