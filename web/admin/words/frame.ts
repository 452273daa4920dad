import type { Bilingual } from '../../../src/base/language.ts';

/** The frame around all screens of `/admin`. */
export const FRAME_WORDS = {
  adminTitle: { zh: '内容管理 · 最后一公里', en: 'Content · Last Kilometre' },
  group_texts: { zh: '文本', en: 'Texts' },
  group_answers: { zh: '问答', en: 'Answers' },
  group_running: { zh: '运行', en: 'Running' },
  offline: {
    zh: '网络已断开，所示数据可能已过时。',
    en: 'There is no network. What you see may be out of date.',
  },
} as const satisfies Record<string, Bilingual>;
