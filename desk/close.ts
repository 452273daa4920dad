import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import { addDays, today } from '../src/base/time.ts';
import type { Writer } from '../src/store/open.ts';
import type { CloseBody, ReopenBody } from './api-acts.ts';
import { giveToBot, giveToPerson } from './floor.ts';
import { requireMay } from './may.ts';
import { loadMember, type MemberRecord } from './members.ts';
import { type CaseRecord, centreSays, type DeskDeps, keep, openCaseOf, take } from './record.ts';
import { leave } from './release.ts';
import { RULES } from './rules.ts';
import { fulfil, startSla, teamOf } from './sla.ts';
import { nameIn, notice } from './words.ts';

/**
 * Closes a case with its outcome, kind of service and time spent; the bot has the floor again, with nothing of
 * what was said as context, and the enterprise is asked for a rating. Throws `case_moved_on` when the enterprise
 * wrote something that the closing person has not seen.
 */
export async function close(
  { store, clock, say }: DeskDeps,
  id: string,
  member: MemberRecord,
  { seenSeq, ...closing }: CloseBody,
): Promise<CaseRecord> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    requireMay(record, member, 'close');
    if (
      record.last_enterprise_seq > seenSeq &&
      record.claimed_at !== null &&
      (await spokeAfter(tx, record, seenSeq))
    )
      throw fault('case_moved_on');
    return end(tx, say, record, closing, member.id, at);
  });
}

/** The enterprise needs nobody any more. Throws `not_found` when it has no open case. */
export async function withdraw({ store, clock, say }: DeskDeps, conversationId: string): Promise<CaseRecord> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const open = await openCaseOf(tx, conversationId);
    if (!open) throw fault('not_found');
    const record = await take(tx, open.id);
    if (record.status === 'closed') throw fault('case_closed');
    const closing = { outcome: 'withdrawn', service: null, minutes: null, summary: '' };
    return end(tx, say, record, closing, 'enterprise', at);
  });
}

interface Ending {
  outcome: string;
  service: string | null;
  minutes: number | null;
  summary: string;
}

async function end(
  tx: Writer,
  say: DeskDeps['say'],
  record: CaseRecord,
  { outcome, service, minutes, summary }: Ending,
  actor: string,
  at: Date,
): Promise<CaseRecord> {
  const after = {
    status: 'closed',
    outcome,
    service,
    minutes,
    summary: summary.trim(),
    closed_by: actor,
    closed_at: at.toISOString(),
    offered_to: null,
    offer_until: null,
    snoozed_until: null,
    waiting_since: null,
  };
  const data = { outcome, service, minutes };
  const seq = await keep(tx, record, after, { kind: 'case.closed', actor, data, at });
  await fulfil(
    tx,
    record,
    await teamOf(tx, record),
    ['first_response', 'next_response', 'resolution'],
    actor,
    at,
  );
  if (record.owner_id) await leave(tx, record, record.owner_id, null, at);
  const text = actor === 'enterprise' ? withdrawnWords(record) : closedWords(record, outcome, summary);
  const buttons = actor === 'enterprise' ? [] : ['1', '2', '3', '4', '5'];
  const { seq: last } = await say(tx, centreSays(record, 'closed', text, at, buttons));
  await giveToBot(tx, record, Math.max(seq, last));
  return { ...record, ...after };
}

function closedWords({ language, reference }: CaseRecord, outcome: string, summary: string): string {
  const spoken = language as Language;
  const facts = {
    reference,
    outcome: nameIn('outcomes', outcome, spoken),
    summary: summary.trim(),
    days: RULES.reopenDays,
  };
  return notice('closed', spoken, facts).replace(/\n{3,}/g, '\n\n');
}

function withdrawnWords({ language, reference }: CaseRecord): string {
  return notice('withdrawn', language as Language, { reference });
}

async function spokeAfter(tx: Writer, { conversation_id }: CaseRecord, seq: number): Promise<boolean> {
  const row = await tx
    .selectFrom('messages')
    .select('seq')
    .where('conversation_id', '=', conversation_id)
    .where('role', '=', 'enterprise')
    .where('seq', '>', seq)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Opens a closed case again, within some days: to whom it was, or to the queue when they are gone or the
 * enterprise asks. `member` null: the enterprise. Throws `reopen_too_late`, and `case_open` when another case of
 * the conversation is open.
 */
export async function reopen(
  { store, clock, say }: DeskDeps,
  id: string,
  member: MemberRecord | null,
  { reason }: ReopenBody,
): Promise<CaseRecord> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    if (member) requireMay(record, member, 'reopen');
    else if (record.status !== 'closed') throw fault('case_open');
    if (at.toISOString() > reopenUntil(record)) throw fault('reopen_too_late', { days: RULES.reopenDays });
    if (await openCaseOf(tx, record.conversation_id)) throw fault('case_open');
    const owner = record.owner_id ? await loadMember(tx, record.owner_id) : null;
    const mine = member !== null && owner?.id === member.id;
    const after = {
      status: mine ? 'claimed' : 'queued',
      owner_id: mine ? owner.id : null,
      closed_at: null,
      closed_by: null,
      waiting_since: at.toISOString(),
      reminded_at: null,
      benefit_asked_at: null,
    };
    const actor = member?.id ?? 'enterprise';
    const seq = await keep(tx, record, after, { kind: 'case.reopened', actor, data: { reason }, at });
    await startSla(tx, record, await teamOf(tx, record), 'next_response', seq, at);
    await startSla(tx, record, await teamOf(tx, record), 'resolution', seq, at);
    const text = notice('reopened', record.language as Language, { reference: record.reference });
    if (mine) {
      await tx
        .insertInto('case_owners')
        .values({ case_id: id, person_id: owner.id, from_at: at.toISOString(), until_at: null })
        .execute();
      await giveToPerson(tx, record, at);
    }
    await say(tx, centreSays(record, 'reopened', text, at));
    return { ...record, ...after };
  });
}

/** Until when a closed case may be opened again: the end of that day in China, as an instant. */
export function reopenUntil({ closed_at }: Pick<CaseRecord, 'closed_at'>): string {
  const day = addDays(today({ now: () => new Date(closed_at ?? 0) }), RULES.reopenDays);
  return new Date(`${day}T23:59:59+08:00`).toISOString();
}
