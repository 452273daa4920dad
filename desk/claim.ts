import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import type { Writer } from '../src/store/open.ts';
import type { ClaimBody } from './api-acts.ts';
import { conflictsOf } from './conflicts.ts';
import { giveToPerson } from './floor.ts';
import { requireMay } from './may.ts';
import { isVolunteer, type MemberRecord } from './members.ts';
import { displayName } from './names.ts';
import { type CaseRecord, centreSays, consentOf, type DeskDeps, keep, take } from './record.ts';
import { notice } from './words.ts';

/**
 * Somebody takes a case: from the queue, or by accepting what was offered to them. Of many at once exactly one
 * gets it. From here on the bot is silent in the conversation. Throws `case_taken`, `case_closed`, `not_found`,
 * `conflict_of_interest`, `conflict_possible`, and of volunteers `scope_needed` and `consent_needed`.
 */
export async function claim(
  { store, clock, say }: DeskDeps,
  id: string,
  member: MemberRecord,
  { acknowledgeSimilar = false, acceptScope = false }: ClaimBody = {},
): Promise<CaseRecord> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    // A second click of the same person is no race.
    if (record.owner_id === member.id && record.status !== 'closed') return record;
    requireMay(record, member, record.offered_to === member.id ? 'accept' : 'claim');
    await requireNoConflict(tx, record, member.id, acknowledgeSimilar);
    if (isVolunteer(member)) requireScope(record, acceptScope);
    const after = {
      status: 'claimed',
      owner_id: member.id,
      offered_to: null,
      offer_until: null,
      snoozed_until: null,
      claimed_at: at.toISOString(),
    };
    await keep(tx, record, after, {
      kind: 'case.claimed',
      actor: member.id,
      data: { offered: record.offered_to !== null, acknowledgeSimilar, acceptScope },
      at,
    });
    await tx
      .insertInto('case_owners')
      .values({ case_id: id, person_id: member.id, from_at: at.toISOString(), until_at: null })
      .execute();
    await giveToPerson(tx, record, at);
    const language = record.language as Language;
    const facts = { name: displayName(member, language), reference: record.reference };
    const scope = isVolunteer(member) ? `\n\n${notice('limited_scope', language)}` : '';
    await say(tx, centreSays(record, 'claimed', notice('claimed', language, facts) + scope, at));
    return { ...record, ...after };
  });
}

/** Throws `conflict_of_interest` when somebody worked for the other side, `conflict_possible` for a name alike. */
export async function requireNoConflict(
  tx: Writer,
  record: CaseRecord,
  personId: string,
  acknowledged: boolean,
): Promise<void> {
  const { level, cases } = await conflictsOf(tx, record.id, personId);
  if (level === 'none' || (level === 'similar' && acknowledged)) return;
  const references = [...new Set(cases.map(({ reference }) => reference))].join(', ');
  throw fault(level === 'both_sides' ? 'conflict_of_interest' : 'conflict_possible', { references });
}

/** Before a stranger learns the matter, both sides have agreed to what that means. */
function requireScope(record: CaseRecord, acceptScope: boolean): void {
  if (!consentOf(record).volunteer) throw fault('consent_needed');
  if (!acceptScope) throw fault('scope_needed');
}
