import { v7 as newId } from 'uuid';
import { record } from '../../accounts/audit.ts';
import { fault } from '../../src/base/faults.ts';
import type { Store } from '../../src/store/open.ts';
import type { SnapshotBody, Statistics, StatisticsSnapshot } from '../api-figures.ts';
import { type StatisticsDeps, statisticsOf } from './statistics.ts';

/** Keeps the table of a year as it is now, for good: what was reported stays what it was. Audited. */
export async function keepSnapshot(
  deps: StatisticsDeps,
  { year, note }: SnapshotBody,
  actor: string,
): Promise<Statistics> {
  const content = await statisticsOf(deps, year);
  const id = newId();
  const at = deps.clock.now();
  await deps.store.transaction().execute(async (tx) => {
    await tx
      .insertInto('statistics_snapshots')
      .values({ id, year, note, content: JSON.stringify(content), by_id: actor, made_at: at.toISOString() })
      .execute();
    await record(tx, {
      at,
      actor,
      action: 'statistics.kept',
      subjectKind: 'statistics',
      subject: id,
      data: { year },
    });
  });
  return snapshotById(deps.store, id);
}

/** Kept tables, newest first. */
export async function listSnapshots(store: Store): Promise<StatisticsSnapshot[]> {
  return (await rows(store).orderBy('s.made_at', 'desc').execute()).map(toSnapshot);
}

/** A table as it was kept. Throws `not_found`. */
export async function snapshotById(store: Store, id: string): Promise<Statistics> {
  const row = await rows(store).select('s.content').where('s.id', '=', id).executeTakeFirst();
  if (!row) throw fault('not_found');
  return { ...(JSON.parse(row.content) as Statistics), snapshot: toSnapshot(row) };
}

function rows(store: Store) {
  return store
    .selectFrom('statistics_snapshots as s')
    .leftJoin('people as p', 'p.id', 's.by_id')
    .select(['s.id', 's.year', 's.note', 's.made_at', 's.by_id', 'p.name']);
}

function toSnapshot(row: {
  id: string;
  year: number;
  note: string;
  made_at: string;
  by_id: string;
  name: string | null;
}): StatisticsSnapshot {
  const { id, year, note, made_at, by_id, name } = row;
  return { id, year, note, madeAt: made_at, by: name ?? by_id };
}
