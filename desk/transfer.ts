import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import type { Writer } from '../src/store/open.ts';
import type { TransferBody } from './api-acts.ts';
import { isBarred } from './conflicts.ts';
import { giveToBot } from './floor.ts';
import { requireMay } from './may.ts';
import { isVolunteer, loadMember, type MemberRecord, sees } from './members.ts';
import { type CaseRecord, centreSays, consentOf, type DeskDeps, keep, take } from './record.ts';
import { leave } from './release.ts';
import type { TeamCode } from './states.ts';
import { loadTeams } from './teams.ts';
import { nameIn, notice } from './words.ts';

/**
 * Passes a case on with a note: to a team's queue, or to one person, who is offered it. Throws `person_unfit`
 * when that person cannot take it, `body_invalid` when neither is named.
 */
export async function transfer(
  { store, clock, say }: DeskDeps,
  id: string,
  member: MemberRecord,
  { team, personId, note }: TransferBody,
): Promise<CaseRecord> {
  if (!team && !personId) throw fault('body_invalid', { problem: 'team or personId' });
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    requireMay(record, member, 'transfer');
    const person = personId ? await requireFit(tx, record, personId, team) : null;
    const target =
      team ?? (person && !sees(person, record.team) ? person.teams[0] : undefined) ?? record.team;
    const { offerMinutes } = (await loadTeams(tx))[target as TeamCode];
    const after = {
      team: target,
      status: person ? 'offered' : 'queued',
      owner_id: null,
      offered_to: person?.id ?? null,
      offer_until: person ? new Date(at.getTime() + offerMinutes * 60_000).toISOString() : null,
      snoozed_until: null,
      escalated: 0,
    };
    const data = { from: record.team, team: target, person: person?.id ?? null, note };
    const seq = await keep(tx, record, after, { kind: 'case.transferred', actor: member.id, data, at });
    if (record.owner_id) {
      await leave(tx, record, record.owner_id, null, at);
      await giveToBot(tx, record, seq);
    }
    const moved = { ...record, ...after };
    await tell(say, tx, moved, at);
    return moved;
  });
}

/** Tells the enterprise where its case went; before a volunteer learns anything, it is asked. */
async function tell(say: DeskDeps['say'], tx: Writer, record: CaseRecord, at: Date): Promise<void> {
  const language = record.language as Language;
  const team = nameIn('teams', record.team, language);
  const facts = { team, reference: record.reference };
  await say(tx, centreSays(record, 'transferred', notice('transferred', language, facts), at));
  if (record.team !== 'legal_aid' || consentOf(record).volunteer) return;
  const wanted = centreSays(record, 'consent_wanted', notice('consent_wanted', language), at, [
    notice('consent_yes', language),
  ]);
  await say(tx, wanted);
}

async function requireFit(
  tx: Writer,
  record: CaseRecord,
  personId: string,
  team: TeamCode | undefined,
): Promise<MemberRecord> {
  const person = await loadMember(tx, personId);
  const unfit = (reason: string) => fault('person_unfit', { reason });
  if (!person || !(person.roles.includes('adviser') || person.roles.includes('volunteer')))
    throw unfit('role');
  const state = await tx.selectFrom('people').select('state').where('id', '=', personId).executeTakeFirst();
  if (state?.state !== 'active') throw unfit('account');
  if (person.id === record.owner_id) throw unfit('owner');
  if (team && !sees(person, team)) throw unfit('team');
  if (isVolunteer(person) && person.licence?.state !== 'approved') throw unfit('licence');
  if (isVolunteer(person) && (team ?? record.team) !== 'legal_aid') throw unfit('team');
  if (await isBarred(tx, record, personId)) throw unfit('conflict');
  return person;
}
