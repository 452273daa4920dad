import { z } from 'zod';
import { hasRole, type Role } from '../accounts/roles.ts';
import { type Clock, type Day, today } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Absence, Licence } from './api.ts';
import { hoursSchema, isWorking } from './hours.ts';
import { TEAMS, type TeamCode } from './states.ts';
import type { Teams } from './teams.ts';

const words = z.array(z.string().trim().min(1).max(40)).max(40);

/** What is set for a person who takes cases. */
export const memberSchema = z.strictObject({
  teams: z.array(z.enum(TEAMS)),
  /** Topics of `desk/wording/lists`; none: all. */
  skills: words,
  languages: z.array(z.enum(['zh', 'en'])),
  /** Provinces; none: all. */
  regions: words,
  capacity: z.number().int().min(0).max(200),
  hours: hoursSchema.nullable(),
  displayName: z.strictObject({ zh: z.string().min(1).max(40), en: z.string().min(1).max(40) }).nullable(),
});
export type MemberSettings = z.output<typeof memberSchema>;

/** A person of the centre as the desk sees them. */
export interface MemberRecord extends MemberSettings {
  id: string;
  name: string;
  roles: readonly Role[];
  language: 'zh' | 'en';
  available: boolean;
  assignedAt: string | null;
  licence: Licence | null;
  absences: Absence[];
}

/** Before anybody sets something, an adviser serves every team: better too many look than nobody. */
function defaults(roles: readonly Role[]): MemberSettings {
  const staff = hasRole({ roles }, ['adviser']);
  return {
    teams: staff ? [...TEAMS] : roles.includes('volunteer') ? ['legal_aid'] : [],
    skills: [],
    languages: ['zh', 'en'],
    regions: [],
    capacity: staff ? 12 : 3,
    hours: null,
    displayName: null,
  };
}

/** Everybody who may take cases, or the one asked for whatever their roles. */
export async function loadMembers(store: Writer, id?: string): Promise<MemberRecord[]> {
  let query = store
    .selectFrom('people as p')
    .leftJoin('desk_members as m', 'm.person_id', 'p.id')
    .select([
      'p.id',
      'p.name',
      'p.roles',
      'p.language',
      'm.settings',
      'm.available',
      'm.assigned_at',
      'm.licence',
    ]);
  query = id === undefined ? query.where('p.state', '=', 'active') : query.where('p.id', '=', id);
  const rows = await query.orderBy('p.name').execute();
  let absences = store.selectFrom('desk_absences').selectAll().orderBy('from_day');
  if (id !== undefined) absences = absences.where('person_id', '=', id);
  const away = await absences.execute();
  return rows
    .map((row) => {
      const roles = JSON.parse(row.roles) as Role[];
      return {
        id: row.id,
        name: row.name,
        roles,
        language: row.language as 'zh' | 'en',
        ...defaults(roles),
        ...(row.settings === null ? {} : (JSON.parse(row.settings) as Partial<MemberSettings>)),
        available: row.available !== 0,
        assignedAt: row.assigned_at,
        licence: row.licence === null ? null : (JSON.parse(row.licence) as Licence),
        absences: away
          .filter(({ person_id }) => person_id === row.id)
          .map((one) => ({ id: one.id, from: one.from_day, to: one.to_day, reason: one.reason })),
      };
    })
    .filter(({ roles }) => id !== undefined || hasRole({ roles }, ['adviser', 'volunteer']));
}

export async function loadMember(store: Writer, id: string): Promise<MemberRecord | null> {
  return (await loadMembers(store, id))[0] ?? null;
}

/** Whether they help from outside of the centre, within limits, and are no adviser of it too. */
export function isVolunteer({ roles }: { roles: readonly Role[] }): boolean {
  return roles.includes('volunteer') && !roles.includes('adviser');
}

/** Whether they work at that moment: their own hours, else those of any of their teams, and no absence. */
export function onDuty(member: MemberRecord, teams: Teams, at: Date): boolean {
  const away = member.absences;
  if (member.hours) return isWorking(member.hours, at, away);
  return member.teams.some((code) => isWorking(teams[code].hours, at, away));
}

/** Changes what is kept of a person at the desk, with its log entry. */
export async function changeMember(
  { store, clock }: { store: Store; clock: Clock },
  id: string,
  change: { settings?: Partial<MemberSettings>; available?: boolean; licence?: Licence | null },
  by: string,
): Promise<void> {
  const at = clock.now();
  const fields = [
    ...Object.keys(change.settings ?? {}),
    ...Object.keys(change).filter((key) => key !== 'settings'),
  ];
  await store.transaction().execute(async (tx) => {
    await append(tx, { kind: 'member.changed', actor: by, subject: id, data: { fields }, at });
    const before = await tx
      .selectFrom('desk_members')
      .selectAll()
      .where('person_id', '=', id)
      .executeTakeFirst();
    const settings = { ...(before ? JSON.parse(before.settings) : {}), ...change.settings };
    memberSchema.partial().parse(settings);
    const licence = change.licence === undefined ? before?.licence : JSON.stringify(change.licence);
    const row = {
      settings: JSON.stringify(settings),
      available: Number(change.available ?? before?.available !== 0),
      licence: licence ?? null,
      updated_at: at.toISOString(),
    };
    await tx
      .insertInto('desk_members')
      .values({ person_id: id, assigned_at: null, ...row })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
      .execute();
  });
}

/** Whether somebody is away on a day. */
export function isAway({ absences }: MemberRecord, clock: Clock): boolean {
  const day: Day = today(clock);
  return absences.some(({ from, to }) => from <= day && day <= to);
}

/** Teams whose cases somebody sees. */
export function sees({ teams }: MemberRecord, team: string): boolean {
  return teams.includes(team as TeamCode);
}
