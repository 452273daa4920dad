import type { Bilingual } from '../../../src/base/language.ts';

/** What several screens of `/admin` say. */
export const PARTS_WORDS = {
  reason: { zh: '理由', en: 'Reason' },
  noteOptional: { zh: '说明（选填）', en: 'Note (optional)' },
  atLeast: { zh: '至少 {n} 个字', en: '{n} characters at least' },
  exportAs: { zh: '导出 {format}', en: 'Export {format}' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  all: { zh: '全部', en: 'All' },
  moreRows: { zh: '再看一些', en: 'Show more' },
  of: { zh: '{n} / {total}', en: '{n} of {total}' },
  chartAsTable: { zh: '以表格查看', en: 'As a table' },
  chartAsPicture: { zh: '以图查看', en: 'As a chart' },
  lineAdded: { zh: '新增', en: 'Added' },
  lineRemoved: { zh: '删去', en: 'Removed' },
  differenceCut: { zh: '差异过多，只显示前一部分。', en: 'Too many differences; only the first are shown.' },
  differenceNone: { zh: '没有差异', en: 'No difference' },
  differenceCount: { zh: '新增 {added} 行，删去 {removed} 行', en: '{added} lines added, {removed} removed' },
  removeThis: { zh: '移除：{name}', en: 'Remove: {name}' },
} as const satisfies Record<string, Bilingual>;
