import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../base/config.ts';
import type { ConfiguredModel } from '../base/llm.ts';
import { ROOT } from '../base/root.ts';
import type { Clock } from '../base/time.ts';
import type { Store } from '../store/open.ts';
import type { Health, HealthFinding, HealthLevel } from './api-running.ts';
import { listBackups } from './backups.ts';
import { listDataFiles } from './data/views.ts';
import { modelFacts, queueFacts, sourceFacts, storageFacts } from './health-facts.ts';
import { judge } from './health-rules.ts';
import type { Supervision } from './supervision.ts';

const LEVELS: readonly HealthLevel[] = ['problem', 'warning', 'ok'];

export interface HealthDeps {
  config: Config;
  store: Store;
  clock: Clock;
  /** Null: none is configured. */
  model: ConfiguredModel | null;
  /** Passages that search holds; nothing: it is not at hand here. */
  index: (() => { passages: number; pendingVectors: number }) | undefined;
  supervision: Supervision | undefined;
  startedAt: Date;
}

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

/** How the running server is, with what somebody should look at, worst first. */
export async function healthOf(deps: HealthDeps): Promise<Health> {
  const { config, store, clock, supervision, startedAt } = deps;
  const { rss, heapUsed } = process.memoryUsage();
  const facts = {
    version,
    node: process.version,
    startedAt: startedAt.toISOString(),
    uptime: Math.round((clock.now().getTime() - startedAt.getTime()) / 1000),
    supervised: supervision !== undefined,
    starts: supervision?.started.starts ?? 1,
    crashes: supervision?.started.crashes ?? 0,
    storage: storageFacts(config),
    memory: { rss, heapUsed },
    index: await indexFacts(deps),
    queues: await queueFacts(store, clock, config.SMTP_URL !== undefined),
    sources: await sourceFacts(store),
    backup: {
      last: (await listBackups(store, resolve(config.DATA_DIR)))[0] ?? null,
      everyHours: config.BACKUP_EVERY_HOURS,
    },
    model: await modelFacts(deps),
  };
  const { files } = await listDataFiles({ store, started: supervision?.started ?? null });
  const findings = judge(facts, files, clock).sort(
    (a: HealthFinding, b: HealthFinding) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level),
  );
  return { level: findings[0]?.level ?? 'ok', findings, ...facts };
}

/** `behind`: passages in the rows that search does not hold yet, or holds although they are retired. */
async function indexFacts({ store, index }: HealthDeps): Promise<Health['index']> {
  const { n } = await store
    .selectFrom('passages')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow();
  const held = index?.();
  if (!held) return { passages: Number(n), pendingVectors: 0, behind: 0 };
  return { ...held, behind: Math.abs(Number(n) - held.passages) };
}
