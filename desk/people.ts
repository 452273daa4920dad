import type { Store } from '../src/store/open.ts';
import type { Member, PeopleReply } from './api.ts';
import { openLoads } from './assign.ts';
import { isVolunteer, loadMembers, type MemberRecord, onDuty } from './members.ts';
import { displayName } from './names.ts';
import { TEAMS } from './states.ts';
import { loadTeams, type Teams, teamView } from './teams.ts';

/** Everybody who takes cases, and the teams. Why somebody is away, and a licence, are for administrators and that person. */
export async function peopleFor(
  store: Store,
  member: MemberRecord,
  online: (id: string) => boolean,
  at: Date,
): Promise<PeopleReply> {
  const teams = await loadTeams(store);
  const loads = await openLoads(store);
  const everybody = await loadMembers(store);
  return {
    people: everybody.map((one) =>
      discreet(memberView(one, teams, loads.get(one.id) ?? 0, online(one.id), at), member),
    ),
    teams: TEAMS.map((code) => teamView(code, teams[code], at)),
  };
}

export function memberView(
  member: MemberRecord,
  teams: Teams,
  load: number,
  online: boolean,
  at: Date,
): Member {
  const { id, name, teams: of, skills, languages, regions, capacity, hours, available, absences } = member;
  return {
    id,
    name,
    teams: of,
    skills,
    languages,
    regions,
    capacity,
    load,
    hours,
    available,
    online,
    onDuty: onDuty(member, teams, at),
    absences,
    licence: member.licence,
    volunteer: isVolunteer(member),
    displayName: { zh: displayName(member, 'zh'), en: displayName(member, 'en') },
  };
}

/** One person, as they or an administrator see them. */
export async function memberNow(
  store: Store,
  member: MemberRecord,
  online: boolean,
  at: Date,
): Promise<Member> {
  const loads = await openLoads(store);
  return memberView(member, await loadTeams(store), loads.get(member.id) ?? 0, online, at);
}

function discreet(shown: Member, to: MemberRecord): Member {
  if (to.roles.includes('admin') || to.id === shown.id) return shown;
  return { ...shown, licence: null, absences: shown.absences.map((one) => ({ ...one, reason: '' })) };
}
