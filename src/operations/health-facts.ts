import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import type { Config } from '../base/config.ts';
import { type Clock, today } from '../base/time.ts';
import { databaseFile, type Store } from '../store/open.ts';
import { readSwitch } from '../store/switches.ts';
import type { Health, ModelHealth } from './api-running.ts';
import type { HealthDeps } from './health.ts';
import { tokensOf } from './model-use.ts';

/** Sizes on disk, and what is left of it. */
export function storageFacts(config: Config): Health['storage'] {
  const dataDir = resolve(config.DATA_DIR);
  const database = databaseFile(config);
  const { bavail, bsize } = statfsSync(dataDir);
  return {
    database: sizeOf(database),
    wal: sizeOf(`${database}-wal`),
    attachments: folderSize(join(dataDir, 'attachments')),
    uploads: folderSize(join(dataDir, 'uploads')),
    backups: folderSize(join(dataDir, 'backups')),
    free: bavail * bsize,
  };
}

/** What waits, and for how long. */
export async function queueFacts(store: Store, clock: Clock, mail: boolean): Promise<Health['queues']> {
  const now = clock.now();
  const seconds = (at: string | null) =>
    at === null ? 0 : Math.max(0, Math.round((now.getTime() - Date.parse(at)) / 1000));
  const [questions] = await rows(
    store,
    sql<Waiting>`select count(*) as n, min(q.created_at) as at from questions q
      where not exists (select 1 from answers a where a.question_id = q.id)`,
  );
  const jobs = await rows(
    store,
    sql<ByState>`select status as state, count(*) as n from ingest_jobs group by status`,
  );
  const [mails] = await rows(
    store,
    sql<{ waiting: number; lost: number }>`select
      sum(case when next_at is not null then 1 else 0 end) as waiting,
      sum(case when next_at is null and sent_at is null then 1 else 0 end) as lost from mails`,
  );
  const [delivery] = await rows(
    store,
    sql<Waiting>`select count(*) as n, min(at) as at from messages where delivery = 'pending'`,
  );
  const [cases] = await rows(
    store,
    sql<{ queued: number; overdue: number }>`select
      sum(case when status = 'queued' then 1 else 0 end) as queued,
      sum(case when replied_at is null and promise_at < ${now.toISOString()} then 1 else 0 end) as overdue
      from cases where status <> 'closed'`,
  );
  const job = (state: string) => Number(jobs.find((one) => one.state === state)?.n ?? 0);
  return {
    questions: { waiting: Number(questions?.n ?? 0), oldest: seconds(questions?.at ?? null) },
    ingest: { queued: job('queued'), running: job('running'), failed: job('failed') },
    mail: { waiting: Number(mails?.waiting ?? 0), givenUp: Number(mails?.lost ?? 0), configured: mail },
    delivery: { pending: Number(delivery?.n ?? 0), oldest: seconds(delivery?.at ?? null) },
    cases: { queued: Number(cases?.queued ?? 0), overdue: Number(cases?.overdue ?? 0) },
  };
}

interface Waiting {
  n: number;
  at: string | null;
}
interface ByState {
  state: string;
  n: number;
}

async function rows<T>(store: Store, query: ReturnType<typeof sql<T>>): Promise<T[]> {
  return (await query.execute(store)).rows;
}

/** Watched sources, and those whose last check failed. */
export async function sourceFacts(store: Store): Promise<Health['sources']> {
  const active = await store
    .selectFrom('sources')
    .select(['id', 'url', 'failures', 'fault', 'succeeded_at'])
    .where('status', '=', 'active')
    .execute();
  const failing = active
    .filter(({ failures }) => failures > 0)
    .map(({ id, url, fault, succeeded_at }) => ({ id, url, problem: codeOf(fault), since: succeeded_at }));
  return { watched: active.length, failing };
}

function codeOf(fault: string | null): string {
  return fault === null ? 'unknown' : String((JSON.parse(fault) as { code?: string }).code ?? 'unknown');
}

/** How the model is, and what it has cost today. */
export async function modelFacts({ store, clock, config, model }: HealthDeps): Promise<ModelHealth | null> {
  if (!model) return null;
  const { failures, restUntil } = model.state();
  const tokensToday = await tokensOf(store, today(clock));
  const budgetPerDay = config.MODEL_TOKENS_PER_DAY;
  const spent = budgetPerDay > 0 && tokensToday >= budgetPerDay;
  return {
    name: model.name,
    state: !(await readSwitch(store, 'model'))
      ? 'switched_off'
      : restUntil
        ? 'resting'
        : spent
          ? 'spent'
          : failures > 0
            ? 'failing'
            : 'ok',
    failures,
    restUntil: restUntil?.toISOString() ?? null,
    tokensToday,
    budgetPerDay,
    budgetPerUser: config.MODEL_TOKENS_PER_USER,
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function folderSize(folder: string): number {
  if (!statSync(folder, { throwIfNoEntry: false })) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + sizeOf(join(entry.parentPath, entry.name)), 0);
}
