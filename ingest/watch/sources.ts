import { z } from 'zod';
import { fault } from '../../src/base/faults.ts';
import { checkTarget } from '../../src/base/fetch-target.ts';
import type { Clock } from '../../src/base/time.ts';
import { append } from '../../src/store/log.ts';
import type { Store } from '../../src/store/open.ts';
import type { Row } from '../../src/store/tables.ts';
import { SOURCE_KINDS } from './listing.ts';

export type SourceRow = Row<'sources'>;

const MINUTES: Record<string, number> = { m: 1, h: 60, d: 1440 };
/** Nobody's server is asked more often than this, and nothing counts as watched that is asked more seldom. */
const EVERY = { least: 10, most: 30 * 1440 };
const MAX_PATTERN = 300;

const newSource = z.strictObject({
  url: z.string().min(1),
  kind: z.enum(SOURCE_KINDS),
  every: z.string().default('6h'),
  pattern: z.string().min(1).max(MAX_PATTERN).optional(),
  region: z.string().trim().min(1).optional(),
  topics: z.array(z.string().trim().min(1)).default([]),
});
export type NewSource = z.input<typeof newSource>;

export interface SourceDeps {
  store: Store;
  clock: Clock;
  actor: string;
  /** The setting FETCH_ALLOW. */
  allow: readonly string[];
}

/**
 * Begins to watch a page, feed, sitemap or list of links; due at once. A source removed before is taken up
 * again. Throws `source_invalid`, `source_exists`, `fetch_refused`, `fetch_failed`.
 */
export async function addSource(given: NewSource, deps: SourceDeps): Promise<SourceRow> {
  const { store, clock, actor, allow } = deps;
  const { url: address, ...read } = readSource(given);
  const { kind, pattern } = read;
  const url = (await checkTarget(address, allow)).url.href;
  const now = clock.now().toISOString();
  const fields = {
    ...read,
    status: 'active',
    due_at: now,
    ...{ etag: null, last_modified: null, listing: null, failures: 0, fault: null },
  };
  return store.transaction().execute(async (tx) => {
    const held = await tx.selectFrom('sources').selectAll().where('url', '=', url).executeTakeFirst();
    if (held && held.status !== 'removed') throw fault('source_exists', { url });
    const row = { url, ...fields, created_by: actor, created_at: now };
    const { id } = await tx
      .insertInto('sources')
      .values(row)
      .onConflict((conflict) => conflict.column('url').doUpdateSet(fields))
      .returning('id')
      .executeTakeFirstOrThrow();
    const data = { url, kind, every: given.every, pattern };
    await append(tx, { kind: 'source.added', actor, subject: String(id), data, at: clock.now() });
    return tx.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  });
}

/** What a person says of a source, as its columns. Throws `source_invalid`. */
export function readSource(given: NewSource) {
  const read = newSource.safeParse(given);
  if (!read.success) throw fault('source_invalid', { problem: z.prettifyError(read.error) });
  const { url, kind, every, pattern = null, region = null, topics } = read.data;
  if (kind === 'list' && pattern === null)
    throw fault('source_invalid', { problem: 'a list needs a pattern' });
  patternOf(pattern);
  return { url, kind, every_minutes: minutesOf(every), pattern, region, topics: JSON.stringify(topics) };
}

/** A source with how its pages stand. */
export interface SourceSummary extends SourceRow {
  pages: number;
  held: number;
  failed: number;
  withdrawn: number;
}

/** All sources that are not removed, with how their pages stand. */
export async function listSourceRows(store: Store): Promise<SourceSummary[]> {
  const rows = await store
    .selectFrom('sources')
    .selectAll()
    .where('status', '<>', 'removed')
    .orderBy('id')
    .execute();
  const counts = await store
    .selectFrom('source_pages')
    .select(({ fn }) => ['source_id', 'status', fn.countAll<number>().as('count')])
    .where('source_id', 'is not', null)
    .groupBy(['source_id', 'status'])
    .execute();
  return rows.map((row) => {
    const mine = counts.filter(({ source_id }) => source_id === row.id);
    const of = (status: string) => mine.find((count) => count.status === status)?.count ?? 0;
    return {
      ...row,
      pages: mine.reduce((sum, { count }) => sum + count, 0),
      held: of('held'),
      failed: of('failed'),
      withdrawn: of('source_withdrawn'),
    };
  });
}

/** Stops watching for a while, goes on (due at once), or ends it. Documents and records stay. Throws `not_found`. */
export async function setSourceStatus(
  id: number,
  status: 'active' | 'paused' | 'removed',
  { store, clock, actor }: Omit<SourceDeps, 'allow'>,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('sources')
      .set({ status, ...(status === 'active' ? { due_at: at.toISOString() } : {}) })
      .where('id', '=', id)
      .where('status', '<>', 'removed')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw fault('not_found');
    await append(tx, { kind: 'source.changed', actor, subject: String(id), data: { status }, at });
  });
}

/** The pattern of a source. Throws `source_invalid` for what is no regular expression. */
export function patternOf(pattern: string | null): RegExp | null {
  try {
    return pattern === null ? null : new RegExp(pattern);
  } catch (cause) {
    throw fault('source_invalid', { problem: `pattern ${pattern}` }, cause);
  }
}

/** `30m`, `6h`, `1d` in minutes. */
function minutesOf(every: string): number {
  const [, count, unit = ''] = /^(\d{1,5})\s*([mhd])$/.exec(every.trim()) ?? [];
  const minutes = Number(count) * (MINUTES[unit] ?? Number.NaN);
  if (!(minutes >= EVERY.least && minutes <= EVERY.most))
    throw fault('source_invalid', { problem: `every ${every}: 10m to 30d` });
  return minutes;
}
