import type { Bilingual } from '../../../src/base/language.ts';

/** Drafts in a list, and what can be done with several. */
export const DRAFTS_WORDS = {
  title: { zh: '草稿与审核', en: 'Drafts and review' },
  open: { zh: '进行中', en: 'Open' },
  none: { zh: '没有符合条件的草稿', en: 'No draft matches' },
  noneAtAll: { zh: '还没有草稿', en: 'There are no drafts yet' },
  load: { zh: '导入文本', en: 'Load texts' },
  select: { zh: '选择 {title}', en: 'Select {title}' },
  selectAll: { zh: '选择所示全部', en: 'Select all shown' },
  selected: { zh: '已选 {n} 份', en: '{n} selected' },
  submit: { zh: '提交审核', en: 'Submit for review' },
  approve: { zh: '批准并发布', en: 'Approve and publish' },
  reject: { zh: '退回', en: 'Send back' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  retry: { zh: '重试', en: 'Try again' },
  batchDone: { zh: '{n} 份已处理', en: '{n} done' },
  batchRefused: { zh: '{n} 份未能处理', en: '{n} could not be done' },
  batchTitle: { zh: '处理结果', en: 'What was done' },
  approveAsk: {
    zh: '批准后立即发布，旧版本随即不再用于回答。',
    en: 'They are published at once, and answers stop using what they replace.',
  },
  column_title: { zh: '文本', en: 'Text' },
  column_state: { zh: '状态', en: 'State' },
  column_days: { zh: '公布 / 施行', en: 'Published / in force' },
  column_look: { zh: '需查看', en: 'To look at' },
  column_by: { zh: '导入人', en: 'Loaded by' },
  column_changed: { zh: '更新', en: 'Changed' },
} as const satisfies Record<string, Bilingual>;
