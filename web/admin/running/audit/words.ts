import type { Bilingual } from '../../../../src/base/language.ts';

/** Who did what. */
export const AUDIT_WORDS = {
  title: { zh: '审计', en: 'Audit' },
  about: {
    zh: '只增不改；每条记录都与前一条相连。',
    en: 'Grows only; every entry is chained to the one before.',
  },
  actor: { zh: '谁', en: 'Who' },
  action: { zh: '做了什么', en: 'Did what' },
  subject: { zh: '对象', en: 'To what' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  all: { zh: '全部', en: 'All' },
  at: { zh: '时间', en: 'At' },
  details: { zh: '详情', en: 'Details' },
  none: { zh: '没有符合条件的记录', en: 'No entry matches' },
  actor_cli: { zh: '命令行', en: 'command line' },
  actor_system: { zh: '系统', en: 'the system' },
  actor_anonymous: { zh: '未登录者', en: 'somebody not signed in' },
  verify: { zh: '核验', en: 'Verify' },
  verifyText: {
    zh: '核验整条记录链是否完好。若此前记下过校验值，可一并核对它是否仍在链上。',
    en: 'Checks the whole chain. A head value noted earlier can be looked for in it.',
  },
  expected: { zh: '此前记下的校验值（选填）', en: 'Head noted earlier (optional)' },
  sound: { zh: '{n} 条记录完好', en: '{n} entries, all sound' },
  broken: { zh: '记录链不完好：{why}', en: 'The chain is broken: {why}' },
  head: { zh: '当前校验值（请记在此系统以外）', en: 'Head now (note it outside of this system)' },
} as const satisfies Record<string, Bilingual>;
