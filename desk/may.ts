import { hasRole } from '../accounts/roles.ts';
import { fault } from '../src/base/faults.ts';
import type { CaseAction } from './api-case.ts';
import { isVolunteer, type MemberRecord, sees } from './members.ts';
import type { CaseRecord } from './record.ts';

/** How much of a case somebody sees: everything, with personal data masked, fixed words only; null: it is not there. */
export type Sight = 'full' | 'masked' | 'outline' | null;

export function sightOf(record: CaseRecord, member: MemberRecord): Sight {
  if (record.owner_id === member.id) return 'full';
  if (hasRole(member, ['admin', 'auditor'])) return 'masked';
  const offered = record.offered_to === member.id;
  if (hasRole(member, ['adviser']) && (offered || sees(member, record.team))) return 'masked';
  if (!isVolunteer(member) || member.licence?.state !== 'approved') return null;
  const open = record.team === 'legal_aid' && record.status === 'queued';
  return offered || open ? 'outline' : null;
}

/** What somebody may do with a case now. The rule for the page's buttons and for the routes behind them. */
export function actionsOf(record: CaseRecord, member: MemberRecord): CaseAction[] {
  const sight = sightOf(record, member);
  if (sight === null) return [];
  const mine = record.owner_id === member.id;
  if (record.status === 'closed') return closedActions(mine || staffOf(record, member));
  if (mine) return volunteerOr(member, OWNER);
  if (record.offered_to === member.id) return ['accept', 'decline', ...(staffOf(record, member) ? TEAM : [])];
  if (staffOf(record, member))
    return [...(record.status === 'queued' ? (['claim', 'transfer'] as const) : []), ...TEAM];
  if (isVolunteer(member) && record.status === 'queued') return ['claim'];
  return hasRole(member, ['admin']) ? ['transfer', 'release', 'priority', 'label'] : [];
}

const OWNER: CaseAction[] = [
  'reply',
  'note',
  'attach',
  'draft',
  'label',
  'priority',
  'snooze',
  'parties',
  'eligibility',
  'override_eligibility',
  'transfer',
  'release',
  'close',
  'propose',
];
const TEAM: CaseAction[] = ['note', 'label', 'priority', 'parties', 'eligibility', 'override_eligibility'];

function volunteerOr(member: MemberRecord, actions: CaseAction[]): CaseAction[] {
  return isVolunteer(member) ? actions.filter((action) => action !== 'override_eligibility') : actions;
}

function closedActions(theirs: boolean): CaseAction[] {
  return theirs ? ['reopen', 'note', 'propose'] : [];
}

/** An adviser of the team whose case it is. */
function staffOf(record: CaseRecord, member: MemberRecord): boolean {
  return hasRole(member, ['adviser']) && sees(member, record.team);
}

/**
 * Lets through what somebody may do. Throws `not_found` for a case they do not see, and else what stands in the
 * way: `case_closed`, `case_taken`, `case_open`, `case_not_yours`.
 */
export function requireMay(record: CaseRecord, member: MemberRecord, action: CaseAction): void {
  if (actionsOf(record, member).includes(action)) return;
  if (sightOf(record, member) === null && !wasOpenTo(record, member)) throw fault('not_found');
  const wantsIt = action === 'claim' || action === 'accept';
  if (record.status === 'closed') throw fault('case_closed');
  if (wantsIt && record.owner_id !== member.id) throw fault('case_taken');
  if (action === 'reopen') throw fault('case_open');
  throw fault('case_not_yours');
}

/** A volunteer who is a moment late learns that the case is taken, not that it never was. */
function wasOpenTo(record: CaseRecord, member: MemberRecord): boolean {
  return record.team === 'legal_aid' && isVolunteer(member) && member.licence?.state === 'approved';
}
