import { v7 as newId } from 'uuid';
import { fault } from '../src/base/faults.ts';
import { mask } from '../src/base/personal.ts';
import { append } from '../src/store/log.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import type { Proposal, ProposeBody } from './api-acts.ts';
import { partiesOf } from './conflicts.ts';
import { requireMay } from './may.ts';
import type { MemberRecord } from './members.ts';
import { type CaseRecord, type DeskDeps, keep, take } from './record.ts';
import { namesOf, personRef } from './rows.ts';

/**
 * Proposes what a case taught as a standard answer or a typical case. Personal data, and the names of the parties
 * and of the contact, are taken out on arrival; an approver who is not the proposer decides.
 */
export async function propose(
  { store, clock }: DeskDeps,
  caseId: string,
  member: MemberRecord,
  { kind, title, text }: ProposeBody,
): Promise<Proposal> {
  const at = clock.now();
  return store.transaction().execute(async (tx) => {
    const record = await take(tx, caseId);
    requireMay(record, member, 'propose');
    const hide = await anonymiser(tx, record);
    const row = {
      case_id: caseId,
      id: newId(),
      kind,
      title: hide(title),
      text: hide(text),
      state: 'proposed',
      by_id: member.id,
      at: at.toISOString(),
      decided_by: null,
      decided_at: null,
      decision: null,
    };
    await tx.insertInto('proposals').values(row).execute();
    await keep(
      tx,
      record,
      {},
      { kind: 'proposal.made', actor: member.id, data: { proposal: row.id, kind }, at },
    );
    return proposalView(row, record.reference, await namesOf(tx));
  });
}

async function anonymiser(tx: Writer, record: CaseRecord): Promise<(text: string) => string> {
  const contact = record.contact ? (JSON.parse(record.contact) as { name?: string }).name : '';
  const parties = await partiesOf(tx, record.id);
  const names = [contact ?? '', ...parties.flatMap(({ name, code }) => [name, code])]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length);
  return (text) => names.reduce((shown, name) => shown.replaceAll(name, '××'), mask(text.trim()).text);
}

export async function listProposals(store: Store): Promise<Proposal[]> {
  const rows = await store
    .selectFrom('proposals as p')
    .innerJoin('cases as c', 'c.id', 'p.case_id')
    .selectAll('p')
    .select('c.reference')
    .orderBy('p.at', 'desc')
    .limit(200)
    .execute();
  const names = await namesOf(store);
  return rows.map((row) => proposalView(row, row.reference, names));
}

/** Approves or rejects; nobody decides on what they proposed. Throws `not_found`, `forbidden`, `case_moved_on`. */
export async function decideProposal(
  { store, clock }: DeskDeps,
  id: string,
  member: MemberRecord,
  { approve, comment = '' }: { approve: boolean; comment?: string | undefined },
): Promise<Proposal> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    const state = approve ? 'approved' : 'rejected';
    const row = await tx
      .updateTable('proposals')
      .set({ state, decided_by: member.id, decided_at: at.toISOString(), decision: comment })
      .where('id', '=', id)
      .where('state', '=', 'proposed')
      .returning(['by_id', 'case_id'])
      .executeTakeFirst();
    if (!row) throw fault((await exists(tx, id)) ? 'case_moved_on' : 'not_found');
    if (row.by_id === member.id) throw fault('forbidden');
    await append(tx, {
      kind: 'proposal.decided',
      actor: member.id,
      subject: row.case_id,
      data: { proposal: id, approve },
      at,
    });
  });
  return (await listProposals(store)).find((one) => one.id === id)!;
}

async function exists(tx: Writer, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom('proposals').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  );
}

function proposalView(
  row: Row<'proposals'>,
  reference: string,
  names: ReadonlyMap<string, string>,
): Proposal {
  return {
    id: row.id,
    kind: row.kind as Proposal['kind'],
    reference,
    title: row.title,
    text: row.text,
    state: row.state as Proposal['state'],
    by: personRef(names, row.by_id)!,
    at: row.at,
    decidedBy: personRef(names, row.decided_by),
    decision: row.decision,
  };
}
