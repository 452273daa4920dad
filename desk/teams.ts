import { z } from 'zod';
import { loadData } from '../src/base/load-data.ts';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Team } from './api.ts';
import { hoursSchema, isWorking, nextWorking } from './hours.ts';
import { ASSIGNMENTS, TEAMS, type TeamCode } from './states.ts';

const minutes = z.number().int().min(1).max(100_000);

/** What is set for a team. */
export const teamSchema = z.strictObject({
  assignment: z.enum(ASSIGNMENTS),
  hours: hoursSchema,
  sla: z.strictObject({ first_response: minutes, next_response: minutes, resolution: minutes }),
  offerMinutes: minutes,
  reofferMinutes: minutes,
  noticeDays: z.number().int().min(1).max(90),
});
export type TeamSettings = z.output<typeof teamSchema>;
export type Teams = Readonly<Record<TeamCode, TeamSettings>>;

const DEFAULTS = loadData('desk/data/teams.yaml', z.record(z.enum(TEAMS), teamSchema));

/** Every team as it is set now. */
export async function loadTeams(store: Writer): Promise<Teams> {
  const rows = await store.selectFrom('desk_teams').select(['code', 'settings']).execute();
  const changed = Object.fromEntries(rows.map(({ code, settings }) => [code, JSON.parse(settings)]));
  return Object.fromEntries(
    TEAMS.map((code) => [code, teamSchema.parse({ ...DEFAULTS[code], ...changed[code] })]),
  ) as Teams;
}

export async function changeTeam(
  { store, clock }: { store: Store; clock: Clock },
  code: TeamCode,
  change: Partial<TeamSettings>,
  by: string,
): Promise<TeamSettings> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    await append(tx, {
      kind: 'team.changed',
      actor: by,
      subject: code,
      data: { fields: Object.keys(change) },
      at,
    });
    const settings = teamSchema.parse({ ...(await loadTeams(tx))[code], ...change });
    const row = { settings: JSON.stringify(settings), updated_at: at.toISOString() };
    await tx
      .insertInto('desk_teams')
      .values({ code, ...row })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
      .execute();
    return settings;
  });
}

/** A team as screens show it. */
export function teamView(code: TeamCode, settings: TeamSettings, at: Date): Team {
  return {
    code,
    ...settings,
    open: isWorking(settings.hours, at),
    opensAt: nextWorking(settings.hours, at)?.toISOString() ?? null,
  };
}
