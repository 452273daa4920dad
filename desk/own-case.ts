import type { Language } from '../src/base/language.ts';
import type { Day } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import type { Consent, Contact } from './api-case.ts';
import type { KeptBrief } from './brief.ts';
import { reopenUntil } from './close.ts';
import { loadMember } from './members.ts';
import { displayName } from './names.ts';
import { ratingOf } from './ratings.ts';
import { type CaseRecord, consentOf } from './record.ts';
import type { CaseState, TeamCode } from './states.ts';

/** Its case as the enterprise sees it: `GET /chat/case`. */
export interface OwnCase {
  reference: string;
  state: CaseState;
  team: TeamCode;
  urgent: boolean;
  deadline: Day | null;
  /** Who has it, as enterprises read it. */
  adviser: string | null;
  /** How many of the same team's queue come before it; null: it is not in a queue. */
  ahead: number | null;
  /** By when an answer was promised; null once there is one. */
  promiseAt: string | null;
  openedAt: string;
  closedAt: string | null;
  outcome: string | null;
  reopenUntil: string | null;
  brief: { question: string; facts: { label: string; value: string }[]; answered: string; found: string[] };
  contact: Contact | null;
  consent: Consent;
  confirmedAt: string | null;
  /** Last message the adviser has read. */
  readSeq: number;
  rating: { score: number; comment: string; benefit: string | null } | null;
}

/** The open case of a conversation, else its last one; null: there was none. */
export async function ownCase(store: Store, conversationId: string): Promise<OwnCase | null> {
  const record = await store
    .selectFrom('cases')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  if (!record) return null;
  const { question, facts = [], answered, citations } = JSON.parse(record.brief) as KeptBrief;
  const owner = record.owner_id ? await loadMember(store, record.owner_id) : null;
  const read = await store
    .selectFrom('case_reads')
    .select('seq')
    .where('case_id', '=', record.id)
    .where('reader', '=', record.owner_id ?? '')
    .executeTakeFirst();
  const closed = record.status === 'closed';
  return {
    reference: record.reference,
    state: record.status as CaseState,
    team: record.team as TeamCode,
    urgent: record.urgent === 1,
    deadline: record.deadline,
    adviser: owner ? displayName(owner, record.language as Language) : null,
    ahead: await aheadOf(store, record),
    promiseAt: record.replied_at || closed ? null : record.promise_at,
    openedAt: record.created_at,
    closedAt: record.closed_at,
    outcome: record.outcome,
    reopenUntil: closed ? reopenUntil(record) : null,
    brief: {
      question,
      facts,
      answered,
      found: citations.map(({ title, article }) => `《${title}》${article ?? ''}`),
    },
    contact: record.contact ? (JSON.parse(record.contact) as Contact) : null,
    consent: consentOf(record),
    confirmedAt: record.confirmed_at,
    readSeq: read?.seq ?? 0,
    rating: await ratingOf(store, record.id),
  };
}

/** Place in the queue of the team, by the order in which the desk sees it. */
async function aheadOf(store: Store, record: CaseRecord): Promise<number | null> {
  if (record.status !== 'queued') return null;
  const row = await store
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '=', 'queued')
    .where('team', '=', record.team)
    .where(({ or, and, eb }) =>
      or([
        eb('urgent', '>', record.urgent),
        and([eb('urgent', '=', record.urgent), eb('created_at', '<', record.created_at)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
