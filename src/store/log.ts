import type { Store, Writer } from './open.ts';

/** Everything that can happen, in one closed list. */
export const LOG_KINDS = [
  'conversation.started',
  'conversation.erased',
  'message',
  'answer',
  'answer.delivered',
  'case.opened',
  'case.raised',
  'case.briefed',
  'case.offered',
  'case.offer_expired',
  'case.claimed',
  'case.declined',
  'case.released',
  'case.transferred',
  'case.noted',
  'case.changed',
  'case.parties',
  'case.eligibility',
  'case.drafted',
  'case.escalated',
  'case.closed',
  'case.reopened',
  'case.rated',
  'case.reminded',
  'case.mailed',
  'case.read',
  'sla.met',
  'sla.missed',
  'answer.withheld',
  'message.delivered',
  'attachment.stored',
  'proposal.made',
  'proposal.decided',
  'member.changed',
  'team.changed',
  'canned.changed',
  'feedback',
  'document.ingested',
  'document.retired',
  'source.added',
  'source.changed',
  'source.withdrawn',
  'source.returned',
  'source.settled',
  'document.edited',
  'passage.questions',
  'document.published',
  'document.unpublished',
  'document.restored',
  'draft.changed',
] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export interface LogEntry {
  kind: LogKind;
  actor: string;
  conversationId?: string;
  subject?: string;
  data?: unknown;
  at: Date;
}

/** Appends an entry, in the caller's transaction; gives its sequence number. */
export async function append(writer: Writer, entry: LogEntry): Promise<number> {
  const { seq } = await writer
    .insertInto('log')
    .values({
      at: entry.at.toISOString(),
      kind: entry.kind,
      conversation_id: entry.conversationId ?? null,
      subject: entry.subject ?? null,
      actor: entry.actor,
      data: JSON.stringify(entry.data ?? {}),
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  return seq;
}

/** Sequence number of the last entry; 0 when nothing happened yet. A cheap change counter. */
export async function lastSeq(store: Store): Promise<number> {
  const row = await store
    .selectFrom('log')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}
