import { writeNumber } from './numerals-written.ts';
import { childOf, childrenOf, valOf, type Xml } from './xml.ts';

/** Where a paragraph stands in a numbered list of Word: which list, how deep. */
export interface Place {
  list: string;
  level: number;
}

/** One level of a list. `text` holds `%1` to `%9` for the numbers of the levels: `第%1条`, `（%1）`. */
export interface Level {
  text: string;
  format: string;
  start: number;
  /** All numbers in it are Arabic, whatever their own levels say. */
  legal: boolean;
  /** The level (from 0) whose next number begins this one anew; -1: none does. */
  restartBelow: number;
}

/** A list that paragraphs can stand in, and the count it shares with others. */
export interface List {
  count: string;
  levels: Level[];
  /** Levels at which this list begins its shared count anew, with the first number. */
  starts: Map<number, number>;
}

/**
 * Counts automatic numbers. The function it gives is called with the numbered paragraphs in reading order and
 * tells each one's number as Word shows it; null for bullets and lists that show nothing.
 */
export function createCounter(lists: ReadonlyMap<string, List>): (place: Place) => string | null {
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return ({ list, level }) => {
    const definition = lists.get(list);
    const own = definition?.levels[level];
    if (!definition || !own) return null;
    const count = counts.get(definition.count) ?? [];
    counts.set(definition.count, count);
    const start = definition.starts.get(level);
    if (start !== undefined && !begun.has(`${list} ${level}`)) count[level] = start - 1;
    begun.add(`${list} ${level}`);
    for (let i = 0; i < level; i++) count[i] ??= definition.levels[i]?.start ?? 1;
    count[level] = (count[level] ?? own.start - 1) + 1;
    for (let deeper = level + 1; deeper < count.length; deeper++)
      if ((definition.levels[deeper]?.restartBelow ?? deeper - 1) >= level) count[deeper] = undefined;
    return own.format === 'bullet' || own.format === 'none' ? null : shown(own, definition.levels, count);
  };
}

function shown(own: Level, levels: readonly Level[], count: readonly (number | undefined)[]): string | null {
  const text = own.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    return writeNumber(count[at] ?? 1, own.legal ? 'decimal' : (levels[at]?.format ?? 'decimal'));
  });
  return text.trim() === '' ? null : text;
}

/** The lists of `numbering.xml`. */
export function readLists(numbering: Xml | null): Map<string, List> {
  const abstracts = new Map<string, Level[]>();
  const byStyle = new Map<string, Level[]>();
  for (const abstract of childrenOf(numbering, 'abstractNum')) {
    const levels = readLevels(abstract);
    abstracts.set(abstract.attributes.abstractNumId ?? '', levels);
    const style = valOf(abstract, 'styleLink');
    if (style !== null) byStyle.set(style, levels);
  }
  for (const abstract of childrenOf(numbering, 'abstractNum')) {
    const style = valOf(abstract, 'numStyleLink');
    const levels = style === null ? undefined : byStyle.get(style);
    if (levels) abstracts.set(abstract.attributes.abstractNumId ?? '', levels);
  }
  return new Map(
    childrenOf(numbering, 'num').map((num) => [num.attributes.numId ?? '', readList(num, abstracts)]),
  );
}

function readList(num: Xml, abstracts: ReadonlyMap<string, Level[]>): List {
  const count = valOf(num, 'abstractNumId') ?? '';
  const levels = [...(abstracts.get(count) ?? [])];
  const starts = new Map<number, number>();
  for (const change of childrenOf(num, 'lvlOverride')) {
    const at = Number(change.attributes.ilvl ?? 0);
    const level = childOf(change, 'lvl');
    if (level) levels[at] = readLevel(level, at);
    const start = valOf(change, 'startOverride');
    if (start !== null) starts.set(at, Number(start));
  }
  return { count, levels, starts };
}

function readLevels(abstract: Xml): Level[] {
  const levels: Level[] = [];
  for (const level of childrenOf(abstract, 'lvl')) {
    const at = Number(level.attributes.ilvl ?? levels.length);
    if (at >= 0 && at < 9) levels[at] = readLevel(level, at);
  }
  return levels;
}

function readLevel(level: Xml, at: number): Level {
  const restart = valOf(level, 'lvlRestart');
  return {
    text: valOf(level, 'lvlText') ?? '',
    format: valOf(level, 'numFmt') ?? formatOf(level),
    start: Number(valOf(level, 'start') ?? 1),
    legal: childOf(level, 'isLgl') !== null,
    restartBelow: restart === null ? at - 1 : Number(restart) - 1,
  };
}

/** Formats that Word writes as a choice between an old and a new name. */
function formatOf(level: Xml): string {
  return (
    valOf(level, 'AlternateContent', 'Fallback', 'numFmt') ??
    valOf(level, 'AlternateContent', 'Choice', 'numFmt') ??
    'decimal'
  );
}
