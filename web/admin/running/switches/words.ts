import type { Bilingual } from '../../../../src/base/language.ts';

/** Switches and what they do. */
export const SWITCHES_WORDS = {
  title: { zh: '开关', en: 'Switches' },
  about: {
    zh: '五秒内在各处生效；理由记入审计。',
    en: 'In effect everywhere within five seconds; the reason goes on the audit trail.',
  },
  on: { zh: '开', en: 'On' },
  off: { zh: '关', en: 'Off' },
  turnOn: { zh: '打开：{name}', en: 'Turn on: {name}' },
  turnOff: { zh: '关闭：{name}', en: 'Turn off: {name}' },
  changed: { zh: '已切换', en: 'Switched' },
  noEffect: { zh: '本系统未启用，切换没有作用', en: 'not in use here, so of no effect' },
  never: { zh: '从未切换', en: 'never touched' },
  last: { zh: '{name} 于 {time}：{reason}', en: '{name}, {time}: {reason}' },
  history: { zh: '切换记录', en: 'Changes' },
  noHistory: { zh: '还没有切换过', en: 'Nothing was switched yet' },
  at: { zh: '时间', en: 'At' },
  switch: { zh: '开关', en: 'Switch' },
  to: { zh: '切换为', en: 'To' },
  by: { zh: '由', en: 'By' },
  reason: { zh: '理由', en: 'Reason' },
  name_bot: { zh: '自动答复', en: 'Bot' },
  about_bot: {
    zh: '关闭后程序不再作答，提问转给人工。',
    en: 'Off: it does not answer; questions are handed to people.',
  },
  name_model: { zh: '语言模型', en: 'Model' },
  about_model: {
    zh: '关闭后不用模型，答复由条文原文组成。',
    en: 'Off: answers are composed from the words of the law, without the model.',
  },
  name_uploads: { zh: '文件上传', en: 'Uploads' },
  about_uploads: { zh: '关闭后企业不能发送文件。', en: 'Off: enterprises cannot send files.' },
  name_channel_web: { zh: '网页渠道', en: 'Web chat' },
  about_channel_web: { zh: '关闭后网页聊天停止服务。', en: 'Off: the chat page takes no questions.' },
  name_channel_cloud: { zh: '云渠道', en: 'Cloud channel' },
  about_channel_cloud: {
    zh: '关闭后不接收经云服务来的消息。',
    en: 'Off: messages that come through the cloud are not taken.',
  },
  name_four_eyes: { zh: '四眼原则', en: 'Four eyes' },
  about_four_eyes: {
    zh: '关闭后作者可以批准自己的修改；只宜用于人手很少的中心。',
    en: 'Off: authors may approve their own changes; meant for very small centres.',
  },
} as const satisfies Record<string, Bilingual>;
