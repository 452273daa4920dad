import { fault } from '../src/base/faults.ts';
import { isCreditCode } from '../src/base/personal/checks.ts';
import type { Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import type { ConflictReport, Party } from './api-case.ts';
import { requireMay } from './may.ts';
import type { MemberRecord } from './members.ts';
import { alike, normalName } from './party-names.ts';
import { type CaseRecord, type DeskDeps, keep, take } from './record.ts';

/** The parties of a case, as given. */
export async function partiesOf(store: Writer, caseId: string): Promise<Party[]> {
  const rows = await store.selectFrom('case_parties').selectAll().where('case_id', '=', caseId).execute();
  return rows.map(({ side, name, code }) => ({ side: side as Party['side'], name, code }));
}

/** Puts the parties of a case down. Throws `body_invalid` for a credit code whose check character is wrong. */
export async function setParties(
  { store, clock }: DeskDeps,
  id: string,
  member: MemberRecord,
  parties: readonly Party[],
): Promise<void> {
  const at = clock.now();
  const rows = parties.map(({ side, name, code }) => {
    const upper = code.normalize('NFKC').replace(/\s/g, '').toUpperCase();
    if (upper !== '' && !isCreditCode(upper))
      throw fault('body_invalid', { problem: `${code}: not a unified social credit code` });
    return { case_id: id, side, name: name.trim(), normal: normalName(name), code: upper };
  });
  await store.transaction().execute(async (tx) => {
    const record = await take(tx, id);
    requireMay(record, member, 'parties');
    await tx.deleteFrom('case_parties').where('case_id', '=', id).execute();
    if (rows.length > 0) await tx.insertInto('case_parties').values(rows).execute();
    const conflict = record.owner_id ? await conflictsOf(tx, id, record.owner_id) : { level: 'none' };
    await keep(
      tx,
      record,
      {},
      {
        kind: 'case.parties',
        actor: member.id,
        data: { parties: rows.length, conflict: conflict.level },
        at,
      },
    );
  });
}

/**
 * Whether somebody may be on the wrong side: the other party of this case was a client of theirs, or a client
 * here was their opponent, in any case they have or had. Names are compared without legal forms; a credit code
 * on both decides alone.
 */
export async function conflictsOf(tx: Writer, caseId: string, personId: string): Promise<ConflictReport> {
  const here = await tx.selectFrom('case_parties').selectAll().where('case_id', '=', caseId).execute();
  if (here.length === 0) return { level: 'none', cases: [] };
  const theirs = await tx
    .selectFrom('case_parties as p')
    .innerJoin('cases as c', 'c.id', 'p.case_id')
    .select(['p.side', 'p.name', 'p.normal', 'p.code', 'c.reference'])
    .where('p.case_id', '<>', caseId)
    .where('p.case_id', 'in', (eb) =>
      eb.selectFrom('case_owners').select('case_id').where('person_id', '=', personId),
    )
    .execute();
  const found = theirs.flatMap((there) => {
    const levels = here.filter(({ side }) => side !== there.side).map((one) => sameness(one, there));
    const level = levels.includes('same') ? 'both_sides' : levels.includes('similar') ? 'similar' : null;
    return level
      ? [{ level, reference: there.reference, party: there.name, side: there.side as Party['side'] }]
      : [];
  });
  const level = found.some((one) => one.level === 'both_sides')
    ? 'both_sides'
    : found[0]
      ? 'similar'
      : 'none';
  const cases = found.filter((one) => one.level === level).map(({ level: _, ...rest }) => rest);
  return { level, cases };
}

type Named = Pick<Row<'case_parties'>, 'normal' | 'code'>;

function sameness(a: Named, b: Named): 'same' | 'similar' | 'other' {
  if (a.code !== '' && b.code !== '') return a.code === b.code ? 'same' : 'other';
  if (a.normal === b.normal) return 'same';
  return alike(a.normal, b.normal) ? 'similar' : 'other';
}

/** Whether a case has a conflict for somebody that nothing lifts: they are not offered it. */
export async function isBarred(tx: Writer, record: CaseRecord, personId: string): Promise<boolean> {
  return (await conflictsOf(tx, record.id, personId)).level === 'both_sides';
}
