import type { Clock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { leaseFrom, underLease } from '../leases.ts';
import type { WatchDeps } from './check-page.ts';
import { checkSource, type SourceCheck } from './check-source.ts';
import type { SourceRow } from './sources.ts';

/**
 * Takes the next source that is due (or the one asked for, due or not) and that nobody else is checking; null
 * when there is none.
 */
export async function claimSource(
  store: Store,
  owner: string,
  clock: Clock,
  id?: number,
): Promise<SourceRow | null> {
  const now = clock.now();
  const free = store
    .selectFrom('sources')
    .select('id')
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', now.toISOString())]))
    .$if(id === undefined, (query) =>
      query.where('status', '=', 'active').where('due_at', '<=', now.toISOString()),
    )
    .$if(id !== undefined, (query) => query.where('status', '<>', 'removed').where('id', '=', id ?? 0))
    .orderBy('due_at')
    .limit(1);
  const source = await store
    .updateTable('sources')
    .set({ lease_owner: owner, lease_until: leaseFrom(now) })
    .where('id', '=', free)
    .returningAll()
    .executeTakeFirst();
  return source ?? null;
}

/** Checks a claimed source and gives it free again, however the check ends. */
export async function runSource(source: SourceRow, deps: WatchDeps): Promise<SourceCheck> {
  const mine = () =>
    deps.store
      .updateTable('sources')
      .where('id', '=', source.id)
      .where('lease_owner', '=', source.lease_owner);
  const renew = () =>
    mine()
      .set({ lease_until: leaseFrom(deps.clock.now()) })
      .execute();
  try {
    return await underLease(renew, () => checkSource(source, deps), deps.logger);
  } finally {
    await mine().set({ lease_owner: null, lease_until: null }).execute();
  }
}
