import type { Language } from '../src/base/language.ts';
import { isVolunteer, type MemberRecord } from './members.ts';
import { notice } from './words.ts';

/** What enterprises read above somebody's messages: the name they chose, else role and name; a volunteer may stay unnamed. */
export function displayName(member: MemberRecord, language: Language): string {
  if (member.displayName) return member.displayName[language];
  const role = notice(isVolunteer(member) ? 'volunteer_role' : 'adviser_role', language);
  return language === 'zh' ? `${role} ${member.name}` : `${member.name} (${role.toLowerCase()})`;
}
