import { v7 as newId } from 'uuid';
import type { CitationSnapshot } from '../knowledge/passage.ts';
import type { Writer } from '../src/store/open.ts';
import { requireMay } from './may.ts';
import type { MemberRecord } from './members.ts';
import { type CaseRecord, type DeskDeps, keep, take } from './record.ts';

/** Keeps a draft as it would be sent by an adviser, so that what becomes of it can be counted. Gives its id. */
export async function keepDraft(
  { store, clock }: DeskDeps,
  caseId: string,
  member: MemberRecord,
  draft: { question: string; reply: string; citations: CitationSnapshot[] },
): Promise<string> {
  const at = clock.now();
  const id = newId();
  await store.transaction().execute(async (tx) => {
    const record = await take(tx, caseId);
    requireMay(record, member, 'draft');
    await keep(
      tx,
      record,
      {},
      {
        kind: 'case.drafted',
        actor: member.id,
        data: { draft: id, citations: draft.citations.length },
        at,
      },
    );
    await tx
      .insertInto('case_drafts')
      .values({
        id,
        case_id: caseId,
        person_id: member.id,
        question: draft.question,
        text: draft.reply,
        citations: JSON.stringify(draft.citations),
        at: at.toISOString(),
        result: null,
        distance: null,
        message_seq: null,
      })
      .execute();
  });
  return id;
}

/** A reply was made from the draft: as it was, or edited, and by how much. */
export async function settleDraft(
  tx: Writer,
  { id: caseId }: CaseRecord,
  draftId: string,
  sent: string,
  seq: number,
): Promise<void> {
  const draft = await tx
    .selectFrom('case_drafts')
    .select('text')
    .where('id', '=', draftId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!draft) return;
  const distance = difference(draft.text.trim(), sent.trim());
  await tx
    .updateTable('case_drafts')
    .set({ result: distance === 0 ? 'accepted' : 'edited', distance, message_seq: seq })
    .where('id', '=', draftId)
    .execute();
}

/** The draft was of no use. */
export async function dropDraft(
  tx: Writer,
  caseId: string,
  draftId: string,
  personId: string,
): Promise<void> {
  await tx
    .updateTable('case_drafts')
    .set({ result: 'dropped' })
    .where('id', '=', draftId)
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .where('result', 'is', null)
    .execute();
}

/** Longest texts that are compared: the time grows with the product of both lengths. */
const COMPARED = 2_000;

/** Share of a text that was changed, 0 to 1: Levenshtein distance by characters over the longer length. */
function difference(before: string, after: string): number {
  const [a, b] = [[...before].slice(0, COMPARED), [...after].slice(0, COMPARED)];
  const longest = Math.max(a.length, b.length);
  if (longest === 0 || before === after) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1])));
    row = next;
  }
  return Math.round((row[b.length]! / longest) * 1000) / 1000;
}
