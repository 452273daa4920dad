import type { Bilingual } from '../../../../src/base/language.ts';

/** Backups, and putting one back. */
export const BACKUPS_WORDS = {
  title: { zh: '备份与恢复', en: 'Backup and restore' },
  backups: { zh: '备份', en: 'Backups' },
  about: {
    zh: '一份备份包含数据库、附件和原文，可在运行中制作。',
    en: 'A backup holds the database, attachments and originals; it is made while the program runs.',
  },
  make: { zh: '立即备份', en: 'Back up now' },
  made: { zh: '备份已完成', en: 'The backup is made' },
  none: { zh: '还没有备份', en: 'There is no backup yet' },
  name: { zh: '名称', en: 'Name' },
  size: { zh: '大小', en: 'Size' },
  madeAt: { zh: '制作于', en: 'Made' },
  expires: { zh: '保留至', en: 'Kept until' },
  fetch: { zh: '下载', en: 'Download' },
  fetchOf: { zh: '下载 {name}', en: 'Download {name}' },
  stageOf: { zh: '核验并准备恢复 {name}', en: 'Check {name} for a restore' },
  stage: { zh: '用来恢复', en: 'Restore from' },
  restore: { zh: '恢复', en: 'Restore' },
  restoreAbout: {
    zh: '先核验备份，确认后重启并替换全部数据；被替换的数据另存一段时间。',
    en: 'The backup is checked first; once confirmed, the program restarts with it. What is replaced is kept aside for a while.',
  },
  upload: { zh: '上传备份文件', en: 'Upload a backup' },
  staged: { zh: '待恢复的备份', en: 'Backup that waits' },
  contents: {
    zh: '会话 {conversations}，文本 {documents}，人员 {people}，文件 {files}',
    en: '{conversations} conversations, {documents} texts, {people} people, {files} files',
  },
  holds: { zh: '内容', en: 'Holds' },
  prepared: { zh: '准备', en: 'Prepared' },
  stagedBy: { zh: '{name}，{time}', en: '{name}, {time}' },
  digest: { zh: '校验值', en: 'Digest' },
  drop: { zh: '放弃', en: 'Drop it' },
  apply: { zh: '恢复并重启', en: 'Restore and restart' },
  applyText: {
    zh: '备份之后的全部改动都会消失，所有人需重新登录。',
    en: 'Everything changed since this backup is gone, and everybody signs in again.',
  },
  applyType: { zh: '请输入备份名称以确认：{name}', en: 'Type the name of the backup to confirm: {name}' },
  applying: { zh: '正在重启，请稍候…', en: 'Restarting …' },
  lastOk: { zh: '上次恢复：{time}，成功', en: 'Last restore: {time}, done' },
  lastFailed: { zh: '上次恢复：{time}，未成功', en: 'Last restore: {time}, not done' },
  erasedAgain: {
    zh: '重新删除了 {n} 个已申请删除的会话',
    en: '{n} conversations erased again, as asked before',
  },
  replaced: { zh: '被替换的数据在 {folder}', en: 'what it replaced is kept in {folder}' },
} as const satisfies Record<string, Bilingual>;
