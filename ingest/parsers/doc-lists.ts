import type { DocFile } from './doc-file.ts';
import type { Level, List } from './word-numbering.ts';

/** Formats of automatic numbers by their codes in old Word files (MS-OSHARED, MSONFC). */
const FORMATS: Record<number, string> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  5: 'ordinal',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimal',
  27: 'decimal',
  28: 'decimalEnclosedCircle',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};
const LIST_BYTES = 28;
const LEVEL_BYTES = 28;
const OVERRIDE_BYTES = 16;
const MOST_LISTS = 5_000;

/** The automatic lists of an old Word file, by the number that paragraphs name them with. */
export function readDocLists(file: DocFile): Map<string, List> {
  const definitions = readDefinitions(file.table('lists'), file.behind('lists'));
  const overrides = file.table('overrides');
  const count = overrides.length < 4 ? 0 : Math.min(overrides.readUInt32LE(0), MOST_LISTS);
  const lists = new Map<string, List>();
  for (let i = 0; i < count && 4 + (i + 1) * OVERRIDE_BYTES <= overrides.length; i++) {
    const id = overrides.readInt32LE(4 + i * OVERRIDE_BYTES);
    lists.set(String(i + 1), { count: String(id), levels: definitions.get(id) ?? [], starts: new Map() });
  }
  return lists;
}

function readDefinitions(lists: Buffer, levels: Buffer): Map<number, Level[]> {
  const found = new Map<number, Level[]>();
  const count = lists.length < 2 ? 0 : Math.min(lists.readUInt16LE(0), MOST_LISTS);
  let at = 0;
  for (let i = 0; i < count && 2 + (i + 1) * LIST_BYTES <= lists.length; i++) {
    const start = 2 + i * LIST_BYTES;
    const simple = (lists.readUInt8(start + 26) & 1) === 1;
    const own: Level[] = [];
    for (let level = 0; level < (simple ? 1 : 9) && at + LEVEL_BYTES <= levels.length; level++) {
      const read = readLevel(levels, at, level);
      own.push(read.level);
      at = read.end;
    }
    found.set(lists.readInt32LE(start), own);
  }
  return found;
}

function readLevel(levels: Buffer, at: number, index: number): { level: Level; end: number } {
  const text = at + LEVEL_BYTES + levels.readUInt8(at + 24) + levels.readUInt8(at + 25);
  const length = text + 2 <= levels.length ? levels.readUInt16LE(text) : 0;
  const flags = levels.readUInt8(at + 5);
  const words = levels.toString('utf16le', text + 2, text + 2 + length * 2);
  return {
    level: {
      text: words.replace(/[\u0000-\u0008]/g, (place) => `%${place.charCodeAt(0) + 1}`),
      format: FORMATS[levels.readUInt8(at + 4)] ?? 'decimal',
      start: levels.readInt32LE(at),
      legal: (flags & 4) !== 0,
      restartBelow: (flags & 8) !== 0 ? levels.readUInt8(at + 26) - 1 : index - 1,
    },
    end: text + 2 + length * 2,
  };
}
