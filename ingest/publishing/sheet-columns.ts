import { LEVELS, type Level } from '../../knowledge/levels.ts';
import type { FieldName } from '../../knowledge/metadata-fields.ts';
import { regionNamed } from '../regions.ts';
import { shownValue } from './edit-fields.ts';

/** A column of the spreadsheet of drafts that can be changed there. */
export interface SheetColumn {
  field: FieldName;
  heading: string;
  show(value: unknown): string;
  /** The value of a cell's words; an empty cell stands for none. */
  read(words: string): unknown;
}

const SEPARATORS = /[、;；]/;
const text = { show: (value: unknown) => shownValue(value) ?? '', read: (words: string) => words || null };
const list = {
  show: (value: unknown) => (value as string[] | null)?.join('、') ?? '',
  read: (words: string) =>
    words
      .split(SEPARATORS)
      .map((word) => word.trim())
      .filter(Boolean),
};

/** Columns besides `id`, `revision` and `file`; a heading ends with the name by which it is known. */
export const COLUMNS: readonly SheetColumn[] = [
  { field: 'title', heading: '标题 title', ...text },
  { field: 'documentNumber', heading: '文号 number', ...text },
  { field: 'issuers', heading: '发文机关 issuers', ...list },
  { field: 'level', heading: '效力位阶 level', show: levelName, read: levelNamed },
  {
    field: 'region',
    heading: '适用地区 region',
    show: regionName,
    read: (words) => words && regionNamed(words),
  },
  { field: 'topics', heading: '主题 topics', ...list },
  { field: 'publishedOn', heading: '公布日期 published', ...text },
  { field: 'effectiveFrom', heading: '施行日期 from', ...text },
  { field: 'effectiveTo', heading: '截止日期 to', ...text },
];
export const ID = '编号 id';
export const REVISION = '修订 revision';
export const FILE = '文件 file';

function levelName(value: unknown): string {
  return LEVELS[value as Level]?.zh ?? '';
}

function levelNamed(words: string): unknown {
  const plain = words.trim().toLowerCase();
  const found = Object.entries(LEVELS).find(([code, { zh, en }]) => [code, zh, en].includes(plain));
  return found?.[0] ?? words;
}

function regionName(value: unknown): string {
  const { name, city } = (value ?? { name: '' }) as { name: string; city?: string | null };
  return city ?? name;
}
