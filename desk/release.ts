import type { Language } from '../src/base/language.ts';
import type { Writer } from '../src/store/open.ts';
import type { ReleaseBody } from './api-acts.ts';
import { giveToBot } from './floor.ts';
import { requireMay } from './may.ts';
import type { MemberRecord } from './members.ts';
import { type CaseRecord, centreSays, type DeskDeps, keep, take } from './record.ts';
import { notice } from './words.ts';

/** Puts a case back into the queue, with a reason; the bot may speak again until somebody else takes it. */
export async function release(
  { store, clock, say }: DeskDeps,
  id: string,
  member: MemberRecord,
  { reason, note = '' }: ReleaseBody,
): Promise<CaseRecord> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    requireMay(record, member, 'release');
    const seq = await keep(tx, record, BACK, {
      kind: 'case.released',
      actor: member.id,
      data: { reason, note },
      at,
    });
    if (record.owner_id) {
      await leave(tx, record, record.owner_id, reason, at);
      await giveToBot(tx, record, seq);
      await say(tx, centreSays(record, 'released', words(record, 'released'), at));
    }
    return { ...record, ...BACK };
  });
}

/** Declines what was offered: it goes on to others, and not to this person again. */
export async function decline(
  { store, clock }: DeskDeps,
  id: string,
  member: MemberRecord,
  { reason, note = '' }: ReleaseBody,
): Promise<CaseRecord> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    requireMay(record, member, 'decline');
    await keep(tx, record, BACK, { kind: 'case.declined', actor: member.id, data: { reason, note }, at });
    await refuse(tx, record, member.id, reason, at);
    return { ...record, ...BACK };
  });
}

/** A case nobody answers goes back by itself. `before`: the state it was found in; changed since, nothing happens. */
export async function takeBack(
  { store, clock, say }: DeskDeps,
  before: CaseRecord,
  kind: 'case.offer_expired' | 'case.released',
): Promise<boolean> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, before.id);
    if (record.version !== before.version + 1) return false;
    const person = record.owner_id ?? record.offered_to;
    const data = { reason: 'no_reply', person };
    const seq = await keep(tx, record, BACK, { kind, actor: 'system', data, at });
    if (record.owner_id) {
      await leave(tx, record, record.owner_id, 'no_reply', at);
      await giveToBot(tx, record, seq);
      await say(tx, centreSays(record, 'released', words(record, 'no_reply'), at));
    } else if (person) await refuse(tx, record, person, 'no_reply', at);
    return true;
  });
}

const BACK = {
  status: 'queued',
  owner_id: null,
  offered_to: null,
  offer_until: null,
  snoozed_until: null,
};

/** Ends somebody's time with a case. */
export async function leave(
  tx: Writer,
  { id }: CaseRecord,
  personId: string,
  refusal: string | null,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('case_owners')
    .set({ until_at: at.toISOString() })
    .where('case_id', '=', id)
    .where('person_id', '=', personId)
    .where('until_at', 'is', null)
    .execute();
  if (refusal) await refuse(tx, { id }, personId, refusal, at);
}

async function refuse(
  tx: Writer,
  { id }: Pick<CaseRecord, 'id'>,
  personId: string,
  reason: string,
  at: Date,
): Promise<void> {
  const row = { case_id: id, person_id: personId, reason, at: at.toISOString() };
  await tx.insertInto('case_refusals').values(row).execute();
}

function words({ language, reference }: CaseRecord, key: string): string {
  return notice(key, language as Language, { reference });
}
