import { giveToBot, giveToPerson } from './floor.ts';
import { type DeskDeps, keep, openCaseOf, take } from './record.ts';
import { leave } from './release.ts';
import { fulfil, teamOf } from './sla.ts';

/**
 * A desk elsewhere reports what it does with the open case of a conversation: it has taken it (the bot is silent),
 * has done with it, or could not. `desk`: the channel it speaks from. False: nothing was open, or a person here has it.
 */
export async function externalStatus(
  { store, clock }: DeskDeps,
  conversationId: string,
  desk: string,
  state: 'accepted' | 'failed' | 'completed',
): Promise<boolean> {
  const at = clock.now();
  const owner = `external:${desk}`;
  return store.transaction().execute(async (tx) => {
    const open = await openCaseOf(tx, conversationId);
    if (!open) return false;
    const record = await take(tx, open.id);
    const theirs = record.owner_id === owner;
    if (state === 'accepted') {
      if (record.owner_id !== null) return false;
      const change = {
        status: 'claimed',
        owner_id: owner,
        offered_to: null,
        offer_until: null,
        claimed_at: at.toISOString(),
      };
      await keep(tx, record, change, { kind: 'case.claimed', actor: owner, at });
      await giveToPerson(tx, record, at);
      return true;
    }
    if (!theirs) return false;
    const done = state === 'completed';
    const change = done
      ? {
          status: 'closed',
          outcome: 'referred',
          closed_by: owner,
          closed_at: at.toISOString(),
          waiting_since: null,
        }
      : { status: 'queued', owner_id: null };
    const kind = done ? 'case.closed' : 'case.released';
    const seq = await keep(tx, record, change, { kind, actor: owner, data: { external: true }, at });
    if (done)
      await fulfil(
        tx,
        record,
        await teamOf(tx, record),
        ['first_response', 'next_response', 'resolution'],
        owner,
        at,
      );
    await leave(tx, record, owner, null, at);
    await giveToBot(tx, record, seq);
    return true;
  });
}
