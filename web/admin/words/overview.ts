import type { Bilingual } from '../../../src/base/language.ts';

/** Where one begins. */
export const OVERVIEW_WORDS = {
  title: { zh: '总览', en: 'Overview' },
  waits: { zh: '等您查看', en: 'Waiting for a look' },
  nothingWaits: { zh: '各清单都已处理完', en: 'Nothing waits on any list' },
  asked: { zh: '今日提问', en: 'Asked today' },
  questions: { zh: '提问', en: 'Questions' },
  conversations: { zh: '会话', en: 'Conversations' },
  answered: { zh: '已回答', en: 'Answered' },
  handedOver: { zh: '转人工', en: 'Handed over' },
  notFound: { zh: '没有依据', en: 'Nothing found' },
  failed: { zh: '出错', en: 'Failed' },
  satisfaction: { zh: '好评率', en: 'Thumbs up' },
  median: { zh: '答复用时中位数', en: 'Median time to answer' },
  seconds: { zh: '{n} 秒', en: '{n} s' },
  lastDays: { zh: '近 14 天提问', en: 'Questions in 14 days' },
  dayCount: { zh: '{day}：{n} 个提问', en: '{day}: {n} questions' },
  health: { zh: '运行状况', en: 'Health' },
  health_ok: { zh: '一切正常', en: 'All is well' },
  health_warning: { zh: '有需要留意之处', en: 'Something wants attention' },
  health_problem: { zh: '有问题需要处理', en: 'Something is wrong' },
} as const satisfies Record<string, Bilingual>;
