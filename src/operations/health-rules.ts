import type { Clock } from '../base/time.ts';
import type { DataFile } from './api-data.ts';
import type { Health, HealthFinding } from './api-running.ts';

/** What is worth a look, from which figure on. */
const LITTLE_SPACE = 2e9;
const NO_SPACE = 3e8;
const LARGE_WAL = 256e6;
const WAITING_S = 120;
const FAILED_CHECKS = 1;
const HOUR_MS = 3_600_000;

type Facts = Omit<Health, 'level' | 'findings'>;

/** Findings of a health page: each names what it is about, and says it in both languages. */
export function judge(facts: Facts, files: readonly DataFile[], clock: Clock): HealthFinding[] {
  return [
    ...storage(facts),
    ...waiting(facts),
    ...mailAndSources(facts),
    ...backup(facts, clock),
    ...model(facts),
    ...data(facts, files),
  ];
}

function storage({ storage: { free, wal } }: Facts): HealthFinding[] {
  const gigabytes = (free / 1e9).toFixed(1);
  const found: HealthFinding[] = [];
  if (free < LITTLE_SPACE)
    found.push(
      finding(
        free < NO_SPACE ? 'problem' : 'warning',
        'storage',
        `磁盘只剩 ${gigabytes} GB。`,
        `Only ${gigabytes} GB are left on the disk.`,
      ),
    );
  if (wal > LARGE_WAL)
    found.push(
      finding(
        'warning',
        'storage',
        '预写日志很大，有读取长时间未结束。',
        'The write-ahead log is large: something has been reading for long.',
      ),
    );
  return found;
}

function waiting({ queues, index }: Facts): HealthFinding[] {
  const { questions, ingest, delivery, cases } = queues;
  const found: HealthFinding[] = [];
  if (questions.oldest > WAITING_S)
    found.push(
      finding(
        'problem',
        'questions',
        `${questions.waiting} 个问题等待回答已超过 ${questions.oldest} 秒。`,
        `${questions.waiting} questions have waited up to ${questions.oldest} s for an answer.`,
      ),
    );
  if (ingest.failed > 0)
    found.push(
      finding(
        'warning',
        'ingest',
        `${ingest.failed} 份文件未能读取。`,
        `${ingest.failed} files could not be read.`,
      ),
    );
  if (delivery.oldest > WAITING_S)
    found.push(
      finding(
        'warning',
        'delivery',
        `${delivery.pending} 条消息尚未送达其他渠道。`,
        `${delivery.pending} messages have not reached their channel yet.`,
      ),
    );
  if (cases.overdue > 0)
    found.push(
      finding(
        'warning',
        'cases',
        `${cases.overdue} 个工单超过承诺的答复时间。`,
        `${cases.overdue} cases are past the time promised for a reply.`,
      ),
    );
  if (index.pendingVectors > 0)
    found.push(
      finding(
        'warning',
        'index',
        `${index.pendingVectors} 段文字正在建立语义索引，目前只按字词检索。`,
        `${index.pendingVectors} passages are found by their words only; their vectors are being made.`,
      ),
    );
  return found;
}

function mailAndSources({ queues: { mail }, sources }: Facts): HealthFinding[] {
  const found: HealthFinding[] = [];
  if (!mail.configured && mail.waiting > 0)
    found.push(
      finding(
        'warning',
        'mail',
        `未配置邮件服务器，${mail.waiting} 封邮件等待发送。`,
        `No mail server is configured; ${mail.waiting} mails wait.`,
      ),
    );
  if (mail.givenUp > 0)
    found.push(
      finding(
        'warning',
        'mail',
        `${mail.givenUp} 封邮件多次发送失败，已放弃。`,
        `${mail.givenUp} mails were given up.`,
      ),
    );
  if (sources.failing.length >= FAILED_CHECKS)
    found.push(
      finding(
        'warning',
        'sources',
        `${sources.failing.length} 个监测来源无法读取。`,
        `${sources.failing.length} watched sources cannot be read.`,
      ),
    );
  return found;
}

function backup({ backup: { last, everyHours } }: Facts, clock: Clock): HealthFinding[] {
  if (everyHours === 0 && !last)
    return [
      finding(
        'warning',
        'backup',
        '没有自动备份，也没有任何备份。',
        'There are no automatic backups, and no backup at all.',
      ),
    ];
  if (everyHours === 0) return [];
  const age = last ? clock.now().getTime() - Date.parse(last.madeAt) : 0;
  if (last && age > 2 * everyHours * HOUR_MS)
    return [
      finding(
        'problem',
        'backup',
        `最近一次备份是 ${last.madeAt}。`,
        `The last backup is of ${last.madeAt}.`,
      ),
    ];
  return [];
}

function model({ model: state }: Facts): HealthFinding[] {
  if (state?.state === 'resting')
    return [
      finding(
        'warning',
        'model',
        '模型连续失败，暂不使用，回答由条文直接组成。',
        'The model failed repeatedly and rests; answers are composed without it.',
      ),
    ];
  if (state?.state === 'spent')
    return [
      finding(
        'warning',
        'model',
        '模型今日的用量已用完，回答由条文直接组成。',
        'The model’s budget of today is spent; answers are composed without it.',
      ),
    ];
  return [];
}

function data({ supervised }: Facts, files: readonly DataFile[]): HealthFinding[] {
  const found: HealthFinding[] = [];
  for (const { path, refused, inUse } of files) {
    if (refused !== null)
      found.push(
        finding(
          'problem',
          'data',
          `${path} 的修改已不适用，使用的是程序自带的文件。`,
          `The edit of ${path} no longer fits; the shipped file is in use.`,
        ),
      );
    else if (!inUse && !supervised)
      found.push(
        finding(
          'warning',
          'data',
          `${path} 的修改要重启后才生效。`,
          `The edit of ${path} takes effect at the next start.`,
        ),
      );
  }
  return found;
}

function finding(level: HealthFinding['level'], what: string, zh: string, en: string): HealthFinding {
  return { level, what, text: { zh, en } };
}
