import type { Language } from '../src/base/language.ts';
import type { Writer } from '../src/store/open.ts';
import { afterWorking, isWorking, nextWorking } from './hours.ts';
import { isAway, loadMembers, type MemberRecord, onDuty } from './members.ts';
import type { TeamCode } from './states.ts';
import type { Teams } from './teams.ts';
import { notice } from './words.ts';

/** What may be promised to somebody who waits. */
export interface Promised {
  /** By when a person answers; null: the team has no hours. */
  at: Date | null;
  /** Whether the team works now. */
  open: boolean;
  opensAt: Date | null;
  /** People who could take it now. */
  available: number;
}

/** Reckons from the team's hours and people when an answer can be promised. */
export async function promiseFor(tx: Writer, teams: Teams, team: TeamCode, at: Date): Promise<Promised> {
  const { hours, sla } = teams[team];
  const members = await loadMembers(tx);
  return {
    at: afterWorking(hours, at, sla.first_response),
    open: isWorking(hours, at),
    opensAt: nextWorking(hours, at),
    available: members.filter((member) => isThere(member, teams, team, at)).length,
  };
}

/** Whether somebody of the team is there to take a case at that moment. */
export function isThere(member: MemberRecord, teams: Teams, team: TeamCode, at: Date): boolean {
  if (!member.available || !member.teams.includes(team) || isAway(member, { now: () => at })) return false;
  return onDuty(member, teams, at);
}

/** The promise in words. */
export function promiseWords({ at, open, opensAt }: Promised, language: Language): string {
  if (at === null) return notice('promise.none', language);
  if (open) return notice('promise.open', language, { time: timeIn(at, language) });
  return notice('promise.shut', language, {
    time: timeIn(at, language),
    opens: opensAt ? timeIn(opensAt, language) : '',
  });
}

/** A moment as people in China read it. */
export function timeIn(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at);
}
