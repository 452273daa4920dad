import { writeNumber } from './numerals-written.ts';
import { childrenOf, within, type Xml } from './xml.ts';

/** Automatic numbers of an OpenDocument text, asked in reading order. */
export interface OdfNumbers {
  /** Reads a list; `read` asks for the numbers of its items. */
  inList<Result>(list: Xml, read: () => Result): Result;
  /** What stands before an item: its number, or a dash. */
  next(item: Xml): string;
}

interface Level {
  format: string;
  prefix: string;
  suffix: string;
  start: number;
  /** How many levels the number shows. */
  shown: number;
}

/** Formats as `style:num-format` writes them. */
const FORMATS: Record<string, string> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  '一, 二, 三, ...': 'chineseCounting',
  '壹, 贰, 叁, ...': 'chineseLegalSimplified',
  '壹, 貳, 參, ...': 'chineseLegalSimplified',
  '甲, 乙, 丙, ...': 'ideographTraditional',
  '子, 丑, 寅, ...': 'ideographZodiac',
  '①, ②, ③, ...': 'decimalEnclosedCircle',
  '１, ２, ３, ...': 'decimalFullWidth',
};

/** Reads the list styles of a text's parts. */
export function createOdfNumbers(trees: readonly Xml[]): OdfNumbers {
  const styles = readStyles(trees);
  const counts = new Map<string, (number | undefined)[]>();
  const path: string[] = [];
  return {
    inList: (list, read) => {
      const style = list.attributes['style-name'] ?? path.at(-1) ?? '';
      const goesOn =
        list.attributes['continue-numbering'] === 'true' || list.attributes['continue-list'] !== undefined;
      if (path.length === 0 && !goesOn) counts.set(style, []);
      else
        (counts.get(style) ?? []).length = Math.min(
          counts.get(style)?.length ?? 0,
          path.length + (goesOn ? 1 : 0),
        );
      path.push(style);
      const result = read();
      path.pop();
      return result;
    },
    next: (item) => {
      const style = path.at(-1) ?? '';
      const levels = styles.get(style);
      const at = path.length - 1;
      const level = levels?.[at];
      if (!level) return '- ';
      const count = counts.get(style) ?? [];
      counts.set(style, count);
      count.length = Math.min(count.length, at + 1);
      const given = item.attributes['start-value'];
      count[at] = given === undefined ? (count[at] ?? level.start - 1) + 1 : Number(given);
      return written(levels, count, at);
    },
  };
}

function written(
  levels: readonly (Level | undefined)[],
  count: readonly (number | undefined)[],
  at: number,
): string {
  const own = levels[at] as Level;
  const numbers: string[] = [];
  for (let i = Math.max(0, at - own.shown + 1); i <= at; i++)
    numbers.push(writeNumber(count[i] ?? 1, levels[i]?.format ?? 'decimal'));
  const label = own.prefix + numbers.join('.') + own.suffix;
  return /[条章节编.)\d]$/.test(label) ? `${label} ` : label;
}

function readStyles(trees: readonly Xml[]): Map<string, (Level | undefined)[]> {
  const styles = new Map<string, (Level | undefined)[]>();
  for (const style of trees.flatMap((tree) => [...within(tree, 'list-style')])) {
    const levels: (Level | undefined)[] = [];
    for (const { attributes: of } of childrenOf(style, 'list-level-style-number'))
      if (of['num-format'])
        levels[Number(of.level ?? 1) - 1] = {
          format: FORMATS[of['num-format']] ?? (/^一/.test(of['num-format']) ? 'chineseCounting' : 'decimal'),
          prefix: of['num-prefix'] ?? '',
          suffix: of['num-suffix'] ?? '',
          start: Number(of['start-value'] ?? 1),
          shown: Number(of['display-levels'] ?? 1),
        };
    styles.set(style.attributes['style:name'] ?? '', levels);
  }
  return styles;
}
