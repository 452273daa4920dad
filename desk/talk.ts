import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import type { Writer } from '../src/store/open.ts';
import type { ReplyBody } from './api-acts.ts';
import { boundAttachments } from './attachment-rows.ts';
import { settleDraft } from './draft-rows.ts';
import { requireMay } from './may.ts';
import type { MemberRecord } from './members.ts';
import { displayName } from './names.ts';
import { type CaseRecord, consentOf, type DeskDeps, keep, openCaseOf, take } from './record.ts';
import { fulfil, startSla, teamOf } from './sla.ts';
import { notice } from './words.ts';

/**
 * An adviser answers: the message is stored once under the page's id for it, and delivered where the enterprise
 * is. Gives the message's place. Throws what `requireMay` throws.
 */
export async function reply(
  { store, clock, say }: DeskDeps,
  id: string,
  member: MemberRecord,
  { clientId, text, attachments = [], draftId }: ReplyBody,
): Promise<{ id: string; seq: number }> {
  const at = clock.now();
  const key = `desk:${clientId}`;
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    const before = await said(tx, record, key);
    if (before) return before;
    requireMay(record, member, 'reply');
    if (text.trim() === '' && attachments.length === 0) throw fault('body_invalid', { problem: 'text' });
    const files = await boundAttachments(tx, record, member.id, attachments);
    const message = await say(tx, {
      conversationId: record.conversation_id,
      clientId: key,
      role: 'adviser',
      name: displayName(member, record.language as Language),
      text: text.trim(),
      language: record.language as Language,
      event: 'reply',
      reference: record.reference,
      attachments: files,
      suggestions: [],
      at,
    });
    await bind(tx, attachments, message.seq);
    const change = {
      status: 'waiting',
      waiting_since: null,
      replied_at: record.replied_at ?? at.toISOString(),
    };
    await tx.updateTable('cases').set(change).where('id', '=', id).execute();
    await fulfil(tx, record, await teamOf(tx, record), ['first_response', 'next_response'], member.id, at);
    await markRead(tx, id, member.id, message.seq);
    if (draftId) await settleDraft(tx, record, draftId, text, message.seq);
    return message;
  });
}

async function said(tx: Writer, { conversation_id }: CaseRecord, clientId: string) {
  return tx
    .selectFrom('messages')
    .select(['id', 'seq'])
    .where('conversation_id', '=', conversation_id)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}

async function bind(tx: Writer, attachments: readonly string[], seq: number): Promise<void> {
  if (attachments.length === 0) return;
  await tx.updateTable('attachments').set({ message_seq: seq }).where('id', 'in', attachments).execute();
}

/**
 * The enterprise said something while a case of its conversation is open, in the transaction that stores it: the
 * case waits for an answer, wakes up, and the promise for the next answer begins.
 */
export async function enterpriseSpoke(
  tx: Writer,
  { say }: Pick<DeskDeps, 'say'>,
  { conversationId, text, seq, at }: { conversationId: string; text: string; seq: number; at: Date },
): Promise<{ consumed: boolean }> {
  const record = await openCaseOf(tx, conversationId);
  if (!record) return { consumed: false };
  await tx
    .updateTable('cases')
    .set(({ eb }) => ({
      version: eb('version', '+', 1),
      last_enterprise_seq: seq,
      waiting_since: record.waiting_since ?? at.toISOString(),
      snoozed_until: null,
      ...(record.status === 'waiting' && { status: 'claimed' }),
    }))
    .where('id', '=', record.id)
    .execute();
  if (record.replied_at) await startSla(tx, record, await teamOf(tx, record), 'next_response', seq, at);
  return { consumed: await consents(tx, say, record, text, at) };
}

/** The button under the question whether a volunteer may learn of the matter works as words, on every channel. */
async function consents(tx: Writer, say: DeskDeps['say'], record: CaseRecord, text: string, at: Date) {
  const language = (['zh', 'en'] as const).find((one) => notice('consent_yes', one) === text.trim());
  if (!language) return false;
  const consent = { ...consentOf(record), volunteer: true, conversation: true };
  await keep(
    tx,
    record,
    { consent: JSON.stringify(consent) },
    {
      kind: 'case.briefed',
      actor: 'enterprise',
      data: { consent: 'volunteer' },
      at,
    },
  );
  await say(tx, {
    conversationId: record.conversation_id,
    clientId: null,
    role: 'centre',
    name: null,
    text: notice('consent_thanks', language),
    language,
    event: 'consent',
    reference: record.reference,
    attachments: [],
    suggestions: [],
    at,
  });
  return true;
}

/** Up to where somebody has read: it only goes forward. True when it moved. */
export async function markRead(tx: Writer, caseId: string, reader: string, seq: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('case_reads')
    .values({ case_id: caseId, reader, seq })
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'reader']).doUpdateSet({ seq }).where('case_reads.seq', '<', seq),
    )
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
