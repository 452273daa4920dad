import { fault } from '../../src/base/faults.ts';
import type { Clock } from '../../src/base/time.ts';
import type { Store, Writer } from '../../src/store/open.ts';
import type { NewRow } from '../../src/store/tables.ts';
import { leaseFrom } from '../leases.ts';
import { type KeptFault, keptFault } from '../watch/records.ts';
import { type Draft, logChange } from './rows.ts';

/** Tries, counted at their beginning: a file that ends the process each time is given up. */
const MAX_ATTEMPTS = 3;
const RETRY_MS = 10_000;
const FREE = { lease_owner: null, lease_until: null };

/** Takes the next draft that is to be read, or whose reader has died; null when there is none. */
export async function claimDraft(store: Store, owner: string, clock: Clock): Promise<Draft | null> {
  const now = clock.now();
  await giveUpDead(store, now);
  const next = store
    .selectFrom('drafts')
    .select('nr')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'received'), eb('due_at', '<=', now.toISOString())]),
        eb.and([eb('state', '=', 'parsing'), eb('lease_until', '<', now.toISOString())]),
      ]),
    )
    .orderBy('due_at')
    .orderBy('nr')
    .limit(1);
  const draft = await store
    .updateTable('drafts')
    .set((eb) => ({
      state: 'parsing',
      attempts: eb('attempts', '+', 1),
      lease_owner: owner,
      lease_until: leaseFrom(now),
    }))
    .where('nr', '=', next)
    .returningAll()
    .executeTakeFirst();
  if (!draft) return null;
  await logChange(store, draft.id, { act: 'parsing' }, { at: now, actor: 'system' });
  return draft;
}

/** Ends drafts whose every reading was cut short. */
async function giveUpDead(store: Store, now: Date): Promise<void> {
  const dead = await store
    .selectFrom('drafts')
    .selectAll()
    .where('state', '=', 'parsing')
    .where('lease_until', '<', now.toISOString())
    .where('attempts', '>=', MAX_ATTEMPTS)
    .execute();
  const gone = JSON.stringify(keptFault(fault('job_abandoned', { attempts: MAX_ATTEMPTS })));
  for (const draft of dead)
    await endReading(store, draft, { now: () => now }, async () => ({ state: 'failed', fault: gone }));
}

/** Keeps a draft that is still being read. */
export async function renewDraft(store: Store, draft: Draft, clock: Clock): Promise<void> {
  await held(store, draft)
    .set({ lease_until: leaseFrom(clock.now()) })
    .execute();
}

/** Writes down how the reading ended, in a transaction with what `also` writes; nothing when it was taken over meanwhile. */
export async function endReading(
  store: Store,
  draft: Draft,
  clock: Clock,
  also: (tx: Writer, at: Date) => Promise<Partial<NewRow<'drafts'>>>,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    await logChange(tx, draft.id, { act: 'read' }, { at, actor: 'system' });
    const mine = await tx
      .selectFrom('drafts')
      .select('nr')
      .where('id', '=', draft.id)
      .where('state', '=', 'parsing')
      .where('lease_owner', '=', draft.lease_owner)
      .where('attempts', '=', draft.attempts)
      .executeTakeFirst();
    if (!mine) return;
    const set = await also(tx, at);
    await tx
      .updateTable('drafts')
      .set({ ...FREE, ...set, revision: draft.revision + 1, changed_at: at.toISOString() })
      .where('nr', '=', mine.nr)
      .execute();
  });
}

/** Puts a draft back: after a stop at once and uncounted, after a passing fault later, until the tries are used up. */
export async function postponeDraft(
  store: Store,
  draft: Draft,
  because: 'stopped' | KeptFault,
  clock: Clock,
): Promise<void> {
  if (because === 'stopped') {
    await held(store, draft)
      .set({ ...FREE, state: 'received', attempts: draft.attempts - 1 })
      .execute();
    return;
  }
  const wrong = JSON.stringify(because);
  if (draft.attempts >= MAX_ATTEMPTS)
    return endReading(store, draft, clock, async () => ({ state: 'failed', fault: wrong }));
  const due_at = new Date(clock.now().getTime() + RETRY_MS * 2 ** (draft.attempts - 1)).toISOString();
  await endReading(store, draft, clock, async () => ({ state: 'received', due_at, fault: wrong }));
}

function held(store: Store, draft: Draft) {
  return store
    .updateTable('drafts')
    .where('id', '=', draft.id)
    .where('state', '=', 'parsing')
    .where('lease_owner', '=', draft.lease_owner)
    .where('attempts', '=', draft.attempts);
}
