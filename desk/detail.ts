import { fault } from '../src/base/faults.ts';
import type { Store } from '../src/store/open.ts';
import type { CaseDetail, CaseEvent, Closing, Note, PersonRef, Sla } from './api-case.ts';
import { briefFor, type KeptBrief } from './brief.ts';
import { reopenUntil } from './close.ts';
import { partiesOf } from './conflicts.ts';
import { eligibilityOf } from './eligibility.ts';
import { actionsOf, type Sight, sightOf } from './may.ts';
import type { MemberRecord } from './members.ts';
import { ratingOf } from './ratings.ts';
import { type CaseRecord, loadCase } from './record.ts';
import { namesOf, personRef, presentRows } from './rows.ts';
import { transcriptOf } from './transcript.ts';

/** Events of a case that are shown at once. */
const EVENTS = 200;

/** A case that somebody sees, and how much of it. Throws `not_found`. */
export async function seenCase(
  store: Store,
  id: string,
  member: MemberRecord,
): Promise<{ record: CaseRecord; sight: NonNullable<Sight> }> {
  const record = await loadCase(store, id);
  const sight = record ? sightOf(record, member) : null;
  if (!record || sight === null) throw fault('not_found');
  return { record, sight };
}

/** Everything about one case, as far as somebody may see it. Throws `not_found`. */
export async function caseDetail(
  store: Store,
  id: string,
  member: MemberRecord,
  viewers: PersonRef[],
): Promise<CaseDetail> {
  const { record, sight } = await seenCase(store, id, member);
  const [row] = await presentRows(store, [record], member);
  const names = await namesOf(store);
  const { messages, more } = await transcriptOf(store, record.conversation_id, sight);
  const inside = sight !== 'outline';
  const reads = await store.selectFrom('case_reads').selectAll().where('case_id', '=', id).execute();
  return {
    case: row!,
    brief: briefFor(record, sight, member),
    transcript: messages,
    moreBefore: more,
    sources: (JSON.parse(record.brief) as KeptBrief).citations,
    notes: inside ? await notesOf(store, id, names) : [],
    events: inside ? await eventsOf(store, id, names) : [],
    sla: await slaOf(store, id),
    parties: inside ? await partiesOf(store, id) : [],
    eligibility: inside ? eligibilityOf(record.eligibility, record.region, member.language) : null,
    rating: inside ? await ratingOf(store, id) : null,
    closing: inside ? closingOf(record, names) : null,
    earlier: inside ? await earlierOf(store, record) : [],
    viewers: viewers.filter((one) => one.id !== member.id),
    enterpriseReadSeq: reads.find(({ reader }) => reader === 'enterprise')?.seq ?? 0,
    readSeq: reads.find(({ reader }) => reader === member.id)?.seq ?? 0,
    may: actionsOf(record, member),
  };
}

export async function notesOf(
  store: Store,
  caseId: string,
  names: ReadonlyMap<string, string>,
): Promise<Note[]> {
  const rows = await store
    .selectFrom('case_notes')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute();
  return rows.map(({ id, person_id, text, at }) => ({ id, text, at, by: personRef(names, person_id)! }));
}

/** Of the last so many entries; reading is not among what happened. */
async function eventsOf(
  store: Store,
  caseId: string,
  names: ReadonlyMap<string, string>,
): Promise<CaseEvent[]> {
  const rows = await store
    .selectFrom('log')
    .select(['seq', 'kind', 'actor', 'data', 'at'])
    .where('subject', '=', caseId)
    .where('kind', '<>', 'case.read')
    .orderBy('seq', 'desc')
    .limit(EVENTS)
    .execute();
  return rows.reverse().map(({ data, ...row }) => ({
    ...row,
    by: names.has(row.actor) ? personRef(names, row.actor) : null,
    data: JSON.parse(data) as Record<string, unknown>,
  }));
}

async function slaOf(store: Store, caseId: string): Promise<Sla[]> {
  const rows = await store
    .selectFrom('case_sla')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('started_at')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as Sla['kind'],
    startedAt: row.started_at,
    dueAt: row.due_at,
    metAt: row.met_at,
    missedAt: row.missed_at,
    clockMs: row.clock_ms,
    workingMs: row.working_ms,
  }));
}

function closingOf(record: CaseRecord, names: ReadonlyMap<string, string>): Closing | null {
  if (record.closed_at === null) return null;
  return {
    outcome: record.outcome as Closing['outcome'],
    service: (record.service ?? 'other') as Closing['service'],
    minutes: record.minutes ?? 0,
    summary: record.summary ?? '',
    by: record.closed_by === 'enterprise' ? null : personRef(names, record.closed_by),
    at: record.closed_at,
    reopenUntil: reopenUntil(record),
  };
}

async function earlierOf(store: Store, { id, conversation_id }: CaseRecord) {
  const rows = await store
    .selectFrom('cases')
    .select(['id', 'reference', 'closed_at'])
    .where('conversation_id', '=', conversation_id)
    .where('id', '<>', id)
    .orderBy('created_at')
    .execute();
  return rows.map(({ closed_at, ...row }) => ({ ...row, closedAt: closed_at }));
}
