import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import { afterWorking, workingMs } from './hours.ts';
import type { CaseRecord } from './record.ts';
import type { SlaKind, TeamCode } from './states.ts';
import { loadTeams, type TeamSettings } from './teams.ts';

/** Starts a promise at a log entry; one of its kind that runs already goes on. */
export async function startSla(
  tx: Writer,
  { id }: Pick<CaseRecord, 'id'>,
  team: TeamSettings,
  kind: SlaKind,
  seq: number,
  at: Date,
): Promise<void> {
  const running = await tx
    .selectFrom('case_sla')
    .select('kind')
    .where('case_id', '=', id)
    .where('kind', '=', kind)
    .where('met_at', 'is', null)
    .executeTakeFirst();
  if (running) return;
  const due = afterWorking(team.hours, at, team.sla[kind]) ?? at;
  await tx
    .insertInto('case_sla')
    .values({
      case_id: id,
      kind,
      started_seq: seq,
      started_at: at.toISOString(),
      due_at: due.toISOString(),
      met_at: null,
      missed_at: null,
      clock_ms: null,
      working_ms: null,
    })
    .execute();
}

/** Ends the promises that an act fulfils, measured in clock and in working time; met or missed is an event. */
export async function fulfil(
  tx: Writer,
  record: CaseRecord,
  team: TeamSettings,
  kinds: readonly SlaKind[],
  actor: string,
  at: Date,
): Promise<void> {
  const running = await tx
    .selectFrom('case_sla')
    .selectAll()
    .where('case_id', '=', record.id)
    .where('kind', 'in', kinds)
    .where('met_at', 'is', null)
    .execute();
  for (const row of running) {
    const started = new Date(row.started_at);
    const measured = {
      clock_ms: at.getTime() - started.getTime(),
      working_ms: workingMs(team.hours, started, at),
    };
    const late = at.toISOString() > row.due_at;
    if (late && row.missed_at === null) await tellMissed(tx, record, row, at);
    if (!late) await tell(tx, record, 'sla.met', actor, { kind: row.kind, ...measured }, at);
    await tx
      .updateTable('case_sla')
      .set({
        met_at: at.toISOString(),
        ...measured,
        ...(late && { missed_at: row.missed_at ?? at.toISOString() }),
      })
      .where('case_id', '=', record.id)
      .where('kind', '=', row.kind)
      .where('started_seq', '=', row.started_seq)
      .execute();
  }
}

/** Marks promises that have run out, each once. Gives the cases concerned. */
export async function markMissed({ store, clock }: { store: Store; clock: Clock }): Promise<string[]> {
  const at = clock.now();
  const late = await overdue(store, at);
  const cases: string[] = [];
  for (const { case_id, kind, started_seq } of late)
    await store.transaction().execute(async (tx) => {
      const row = await tx
        .updateTable('case_sla')
        .set({ missed_at: at.toISOString() })
        .where('case_id', '=', case_id)
        .where('kind', '=', kind)
        .where('started_seq', '=', started_seq)
        .where('missed_at', 'is', null)
        .where('met_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      const record = await tx.selectFrom('cases').selectAll().where('id', '=', case_id).executeTakeFirst();
      if (!row || !record) return;
      await tellMissed(tx, record, row, at);
      cases.push(case_id);
    });
  return cases;
}

function overdue(store: Store, at: Date): Promise<Row<'case_sla'>[]> {
  return store
    .selectFrom('case_sla')
    .selectAll()
    .where('met_at', 'is', null)
    .where('missed_at', 'is', null)
    .where('due_at', '<', at.toISOString())
    .orderBy('due_at')
    .limit(200)
    .execute();
}

function tellMissed(
  tx: Writer,
  record: CaseRecord,
  { kind, due_at }: Row<'case_sla'>,
  at: Date,
): Promise<number> {
  return tell(tx, record, 'sla.missed', 'system', { kind, due: due_at, owner: record.owner_id }, at);
}

function tell(
  tx: Writer,
  { id, conversation_id, team }: CaseRecord,
  kind: 'sla.met' | 'sla.missed',
  actor: string,
  data: Record<string, unknown>,
  at: Date,
): Promise<number> {
  return append(tx, {
    kind,
    actor,
    conversationId: conversation_id,
    subject: id,
    data: { team, ...data },
    at,
  });
}

/** The settings of a case's team. */
export async function teamOf(tx: Writer, { team }: Pick<CaseRecord, 'team'>): Promise<TeamSettings> {
  return (await loadTeams(tx))[team as TeamCode];
}
