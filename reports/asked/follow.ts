import { sql } from 'kysely';
import type { Store, Writer } from '../../src/store/open.ts';
import type { NewRow } from '../../src/store/tables.ts';
import { type AskedSource, askedRow } from './row.ts';

/** Up to which log entry the rows are caught up. */
const FOLLOWED = 'asked_seq';
/** Log entries taken in one transaction: short enough for the chat to go on in between. */
const BATCH = 500;
/** Entries that change what is known of a question. */
const KINDS = ['message', 'answer', 'feedback', 'conversation.erased'];

/**
 * Brings the rows of what is asked up to the log; gives the number of entries looked at. Rows are made anew from
 * the tables they come from, so doing it twice, or in two processes, changes nothing.
 */
export async function followAsked(store: Store): Promise<number> {
  let looked = 0;
  for (let more = await followBatch(store); more > 0; more = await followBatch(store)) {
    looked += more;
    await new Promise(setImmediate);
  }
  return looked;
}

async function followBatch(store: Store): Promise<number> {
  if ((await nextEntries(store, await followed(store), 1)).length === 0) return 0;
  return store.transaction().execute(async (tx) => {
    const entries = await nextEntries(tx, await lockFollowed(tx), BATCH);
    const last = entries.at(-1);
    if (!last) return 0;
    const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
    const erased = of('conversation.erased').flatMap(({ conversation_id }) => conversation_id ?? []);
    await write(tx, [
      ...(await sources(
        tx,
        'm.seq',
        of('message').map(({ seq }) => seq),
      )),
      ...(await sources(
        tx,
        'a.id',
        [...of('answer'), ...of('feedback')].flatMap(({ subject }) => subject ?? []),
      )),
      ...(await sources(tx, 'q.conversation_id', erased)),
    ]);
    await tx
      .updateTable('meta')
      .set({ value: String(last.seq) })
      .where('key', '=', FOLLOWED)
      .execute();
    return entries.length;
  });
}

async function followed(writer: Writer): Promise<number> {
  const row = await writer.selectFrom('meta').select('value').where('key', '=', FOLLOWED).executeTakeFirst();
  return Number(row?.value ?? 0);
}

/** Written before it is read: that takes the lock, so two that catch up come one after the other. */
async function lockFollowed(tx: Writer): Promise<number> {
  await tx
    .insertInto('meta')
    .values({ key: FOLLOWED, value: '0' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ value: ref('meta.value') })))
    .execute();
  return followed(tx);
}

function nextEntries(writer: Writer, after: number, limit: number) {
  return writer
    .selectFrom('log')
    .select(['seq', 'kind', 'subject', 'conversation_id'])
    .where('seq', '>', after)
    .where('kind', 'in', KINDS)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

async function sources(
  tx: Writer,
  column: 'm.seq' | 'a.id' | 'q.conversation_id',
  keys: readonly (string | number)[],
): Promise<AskedSource[]> {
  if (keys.length === 0) return [];
  return tx
    .selectFrom('questions as q')
    .innerJoin('messages as m', 'm.id', 'q.message_id')
    .innerJoin('conversations as c', 'c.id', 'q.conversation_id')
    .leftJoin('answers as a', 'a.question_id', 'q.id')
    .leftJoin('feedback as f', 'f.answer_id', 'a.id')
    .select(['m.seq', 'q.id', 'q.conversation_id', 'q.text', 'q.language', 'q.created_at', 'c.channel'])
    .select(['a.id as answer_id', 'a.outcome', 'a.completeness', 'a.team', 'a.urgent', 'a.trace'])
    .select(['a.created_at as answered_at', 'a.language as answered_in', 'f.verdict', 'f.reason'])
    .select(({ selectFrom, fn }) =>
      selectFrom('citations')
        .select(fn.countAll<number>().as('count'))
        .whereRef('answer_id', '=', 'a.id')
        .as('citations'),
    )
    .where(column as 'a.id', 'in', keys as string[])
    .execute();
}

async function write(tx: Writer, found: readonly AskedSource[]): Promise<void> {
  const rows = [...new Map(found.map((one) => [one.seq, askedRow(one)])).values()];
  for (const row of rows) {
    const { topic, topics, region, ...rest } = row;
    // What was found out about a question stays when its words and trace are erased.
    const change = row.text === '' ? rest : row;
    await tx
      .insertInto('asked')
      .values(row)
      .onConflict((conflict) => conflict.column('seq').doUpdateSet(change))
      .execute();
  }
  await linkDocuments(tx, rows);
}

/** The documents an answer cites; what a passage belongs to never changes. */
async function linkDocuments(tx: Writer, rows: readonly NewRow<'asked'>[]): Promise<void> {
  const seqs = rows.filter(({ citations }) => citations > 0).map(({ seq }) => seq);
  if (seqs.length === 0) return;
  await tx
    .insertInto('asked_documents')
    .columns(['document_id', 'seq'])
    .expression((from) =>
      from
        .selectFrom('asked as k')
        .innerJoin('citations as c', 'c.answer_id', 'k.answer_id')
        .innerJoin('passages as p', 'p.id', 'c.passage_id')
        .innerJoin('versions as v', 'v.id', 'p.version_id')
        .select(['v.document_id', 'k.seq'])
        .distinct()
        .where('k.seq', 'in', seqs)
        // SQLite takes ON CONFLICT after a selection only where that has a condition.
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
