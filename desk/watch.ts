import type { Store } from '../src/store/open.ts';
import { assign } from './assign.ts';
import { workingMs } from './hours.ts';
import { type CaseRecord, type DeskDeps, keep, take } from './record.ts';
import { takeBack } from './release.ts';
import { markMissed } from './sla.ts';
import type { TeamCode } from './states.ts';
import { loadTeams } from './teams.ts';

/** What one look at the clock did. */
export interface Watched {
  expired: number;
  takenBack: number;
  missed: number;
  escalated: number;
  woken: number;
  offered: number;
}

/**
 * One look at the clock: offers that ran out go on, cases whose person does not answer come back, promises that
 * ran out are marked, what nobody took is escalated, what was put off wakes, and new offers are made. Everything is a
 * transition from the state it was found in, so two looks at once, or a kill in between, do nothing twice.
 */
export async function watch(deps: DeskDeps, online: (personId: string) => boolean): Promise<Watched> {
  const { store, clock } = deps;
  const now = clock.now();
  const done = { expired: 0, takenBack: 0, missed: 0, escalated: 0, woken: 0, offered: 0 };
  for (const record of await expiredOffers(store, now))
    done.expired += Number(await takeBack(deps, record, 'case.offer_expired'));
  for (const record of await silent(store, now))
    done.takenBack += Number(await takeBack(deps, record, 'case.released'));
  const missed = await markMissed(deps);
  done.missed = missed.length;
  for (const id of missed) done.escalated += Number(await escalate(deps, id));
  for (const record of await sleepers(store, now)) done.woken += Number(await wake(deps, record));
  done.offered = await assign(deps, online);
  return done;
}

function expiredOffers(store: Store, now: Date): Promise<CaseRecord[]> {
  return store
    .selectFrom('cases')
    .selectAll()
    .where('status', '=', 'offered')
    .where('offer_until', '<', now.toISOString())
    .limit(200)
    .execute();
}

/** Cases whose enterprise has waited longer than the team allows, in working time since it wrote or since the claim. */
async function silent(store: Store, now: Date): Promise<CaseRecord[]> {
  const teams = await loadTeams(store);
  const shortest = Math.min(...Object.values(teams).map(({ reofferMinutes }) => reofferMinutes));
  const rows = await store
    .selectFrom('cases')
    .selectAll()
    .where('status', '=', 'claimed')
    .where('waiting_since', '<', new Date(now.getTime() - shortest * 60_000).toISOString())
    .limit(500)
    .execute();
  return rows.filter(({ waiting_since, claimed_at, snoozed_until, team }) => {
    if (snoozed_until !== null && snoozed_until > now.toISOString()) return false;
    const { hours, reofferMinutes } = teams[team as TeamCode];
    const since = [waiting_since ?? '', claimed_at ?? ''].sort().at(-1)!;
    return workingMs(hours, new Date(since), now) > reofferMinutes * 60_000;
  });
}

/** A promise missed without anybody on it: up, and open to everybody of the team. */
async function escalate({ store, clock }: DeskDeps, id: string): Promise<boolean> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    if (record.status === 'closed' || record.owner_id !== null || record.escalated) return false;
    const change = { escalated: 1, priority: Math.max(record.priority, 2) };
    await keep(tx, record, change, {
      kind: 'case.escalated',
      actor: 'system',
      data: { team: record.team },
      at,
    });
    return true;
  });
}

function sleepers(store: Store, now: Date): Promise<CaseRecord[]> {
  return store
    .selectFrom('cases')
    .selectAll()
    .where('snoozed_until', '<=', now.toISOString())
    .where('status', '<>', 'closed')
    .limit(200)
    .execute();
}

async function wake({ store, clock }: DeskDeps, before: CaseRecord): Promise<boolean> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, before.id);
    if (record.version !== before.version + 1) return false;
    await keep(
      tx,
      record,
      { snoozed_until: null },
      {
        kind: 'case.changed',
        actor: 'system',
        data: { snoozed: null },
        at,
      },
    );
    return true;
  });
}
