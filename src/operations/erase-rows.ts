import { append } from '../store/log.ts';
import type { Writer } from '../store/open.ts';
import type { Row } from '../store/tables.ts';

/** What stands where words stood. */
const GONE = '已删除 / erased';
const NO_BRIEF = JSON.stringify({ question: '', facts: [], answered: '', citations: [] });
/** Entries of the log in whose data somebody's note or reason may stand. */
const NOTED = ['case.released', 'case.declined', 'case.transferred', 'case.reopened'];

export interface Emptied {
  messages: number;
  cases: number;
  mails: number;
  /** Digests of files that nobody else sent. */
  files: string[];
}

/**
 * Empties every text of a conversation in the caller's transaction. Rows, times, outcomes and the fixed words of
 * lists stay, so that figures still add up; nothing in them tells whose they were.
 */
export async function emptyConversation(
  tx: Writer,
  id: string,
  { actor, at }: { actor: string; at: Date },
): Promise<Emptied> {
  const cases = await tx.selectFrom('cases').selectAll().where('conversation_id', '=', id).execute();
  await dropModelUse(tx, id);
  await emptyTalk(tx, id, at);
  const messages = await emptyMessages(tx, id);
  await dropMeasured(tx, id);
  const mails = await dropMails(tx, cases);
  await emptyCases(tx, cases);
  const files = await dropAttachments(tx, id);
  await tx
    .updateTable('log')
    .set({ data: '{}' })
    .where('conversation_id', '=', id)
    .where('kind', 'in', NOTED)
    .execute();
  await append(tx, { kind: 'conversation.erased', actor, conversationId: id, at });
  return { messages, cases: cases.length, mails, files };
}

/** What the model cost for this user; the sum of the day stays. */
async function dropModelUse(tx: Writer, id: string): Promise<void> {
  await tx
    .deleteFrom('model_use')
    .where('user_id', 'in', (from) => from.selectFrom('conversations').select('user_id').where('id', '=', id))
    .execute();
}

async function emptyTalk(tx: Writer, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('conversations')
    .set({ reference: null, user_id: 'erased', floor: 'bot' })
    .where('id', '=', id)
    .execute();
  await tx.updateTable('questions').set({ text: '' }).where('conversation_id', '=', id).execute();
  await tx.updateTable('asked').set({ text: '' }).where('conversation_id', '=', id).execute();
  await tx
    .updateTable('answers')
    .set(({ fn, ref, val }) => ({
      text: '',
      trace: '{}',
      delivered_at: fn.coalesce(ref('delivered_at'), val(at.toISOString())),
    }))
    .where('conversation_id', '=', id)
    .execute();
  await tx
    .updateTable('feedback')
    .set({ comment: null })
    .where('answer_id', 'in', (from) =>
      from.selectFrom('answers').select('id').where('conversation_id', '=', id),
    )
    .execute();
  await tx
    .updateTable('recalls')
    .set({ note: '' })
    .where('answer_id', 'in', (from) =>
      from.selectFrom('answers').select('id').where('conversation_id', '=', id),
    )
    .execute();
}

async function emptyMessages(tx: Writer, id: string): Promise<number> {
  const rows = await tx
    .selectFrom('messages')
    .select(['seq', 'id', 'at', 'delivery'])
    .where('conversation_id', '=', id)
    .execute();
  for (const { seq, id: message, at, delivery } of rows) {
    const activity = {
      type: 'event',
      name: 'lastkm.erased',
      id: message,
      timestamp: at,
      conversation: { id },
      from: { id: 'lastkm' },
    };
    await tx
      .updateTable('messages')
      .set({
        text: '',
        activity: JSON.stringify(activity),
        client_id: null,
        delivery: delivery === 'pending' ? 'withheld' : delivery,
      })
      .where('seq', '=', seq)
      .execute();
  }
  return rows.length;
}

async function emptyCases(tx: Writer, cases: readonly Row<'cases'>[]): Promise<void> {
  const ids = cases.map(({ id }) => id);
  await tx
    .updateTable('cases')
    .set({
      title: GONE,
      brief: NO_BRIEF,
      contact: null,
      consent: '{}',
      summary: null,
      eligibility: null,
      labels: '[]',
    })
    .where('id', 'in', ids)
    .execute();
  await tx.deleteFrom('case_notes').where('case_id', 'in', ids).execute();
  await tx.deleteFrom('case_parties').where('case_id', 'in', ids).execute();
  await tx.deleteFrom('case_drafts').where('case_id', 'in', ids).execute();
  await tx.updateTable('case_refusals').set({ reason: '' }).where('case_id', 'in', ids).execute();
  await tx.updateTable('ratings').set({ comment: '' }).where('case_id', 'in', ids).execute();
  // What was approved was written for everybody, without personal data; the rest is a draft about this case.
  await tx.deleteFrom('proposals').where('case_id', 'in', ids).where('state', '<>', 'approved').execute();
}

/** Questions that were kept to measure by, and what came back for them. */
async function dropMeasured(tx: Writer, conversationId: string): Promise<void> {
  await tx.deleteFrom('eval_questions').where('conversation_id', '=', conversationId).execute();
  await tx.deleteFrom('eval_results').where('conversation_id', '=', conversationId).execute();
}

/** Mails to the address given in a case, or about a case; those to people of the centre stay. */
async function dropMails(tx: Writer, cases: readonly Row<'cases'>[]): Promise<number> {
  const own = await tx.selectFrom('people').select('email').execute();
  const ours = new Set(own.map(({ email }) => email));
  let dropped = 0;
  for (const { reference, contact } of cases) {
    const { email = '' } = JSON.parse(contact ?? '{}') as { email?: string };
    const address = email.toLowerCase();
    const { numDeletedRows } = await tx
      .deleteFrom('mails')
      .where(({ or, eb, fn }) =>
        or([
          eb('subject', 'like', `%${reference}%`),
          eb('body', 'like', `%${reference}%`),
          ...(address === '' || ours.has(address)
            ? []
            : [eb(fn<string>('lower', ['recipient']), '=', address)]),
        ]),
      )
      .executeTakeFirstOrThrow();
    dropped += Number(numDeletedRows);
  }
  return dropped;
}

async function dropAttachments(tx: Writer, conversationId: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('attachments')
    .where('conversation_id', '=', conversationId)
    .returning('digest')
    .execute();
  const digests = [...new Set(rows.map(({ digest }) => digest))];
  const shared = await tx.selectFrom('attachments').select('digest').where('digest', 'in', digests).execute();
  const kept = new Set(shared.map(({ digest }) => digest));
  return digests.filter((digest) => !kept.has(digest));
}
