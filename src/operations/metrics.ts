import { statSync } from 'node:fs';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Store } from '../store/open.ts';

/** Counts, read from the rows when somebody looks: name, what it is, its labels, and the query. */
const COUNTS = [
  {
    name: 'lastkm_answers',
    help: 'Answers by outcome',
    labels: ['outcome'],
    query: sql`select outcome, count(*) as value from answers group by outcome`,
  },
  {
    name: 'lastkm_cases',
    help: 'Cases by state and team',
    labels: ['state', 'team'],
    query: sql`select status as state, team, count(*) as value from cases group by status, team`,
  },
  {
    name: 'lastkm_questions_unanswered',
    help: 'Questions that wait for their answer',
    labels: [],
    query: sql`select count(*) as value from questions q
      where not exists (select 1 from answers a where a.question_id = q.id)`,
  },
  {
    name: 'lastkm_ingest_jobs',
    help: 'Texts to be read, by state',
    labels: ['status'],
    query: sql`select status, count(*) as value from ingest_jobs group by status`,
  },
  {
    name: 'lastkm_mails_waiting',
    help: 'Mails that wait to be sent',
    labels: [],
    query: sql`select count(*) as value from mails where next_at is not null`,
  },
  {
    name: 'lastkm_sources_failing',
    help: 'Watched sources whose last check failed',
    labels: [],
    query: sql`select count(*) as value from sources where status = 'active' and failures > 0`,
  },
] as const;

export interface Metrics {
  contentType: string;
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
}

/** What a monitor asks of a server: the process (memory, event loop, garbage), the rows' counts, the storage's size. */
export function createMetrics(store: Store, database: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauges = COUNTS.map(({ name, help, labels, query }) => ({
    query,
    gauge: new Gauge({ name, help, labelNames: [...labels], registers: [registry] }),
  }));
  const storage = new Gauge({
    name: 'lastkm_storage_bytes',
    help: 'Size of the database and its write-ahead log',
    labelNames: ['file'],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: async () => {
      for (const { gauge, query } of gauges) {
        const { rows } = await query.execute(store);
        gauge.reset();
        for (const { value, ...labels } of rows as ({ value: number } & Record<string, string>)[])
          gauge.set(labels as Record<string, string>, Number(value));
      }
      for (const [file, path] of [
        ['database', database],
        ['wal', `${database}-wal`],
      ] as const)
        storage.set({ file }, statSync(path, { throwIfNoEntry: false })?.size ?? 0);
      return registry.metrics();
    },
  };
}
