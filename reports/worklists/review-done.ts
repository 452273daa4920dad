import { record } from '../../accounts/audit.ts';
import { readGuides } from '../../services/guides.ts';
import { fault } from '../../src/base/faults.ts';
import type { Clock } from '../../src/base/time.ts';
import type { Store, Writer } from '../../src/store/open.ts';
import type { ReviewBody } from '../api-worklists.ts';

/** Somebody looked at a text or guide; it is listed again from `nextOn` on. Audited. Throws `not_found`. */
export async function reviewed(
  { store, clock }: { store: Store; clock: Clock },
  { kind, subject, nextOn, note = '' }: Omit<ReviewBody, 'note'> & { note?: string | undefined },
  actor: string,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    const row = { next_on: nextOn, note: note.trim(), by_id: actor, at: at.toISOString() };
    await tx
      .insertInto('reviews')
      .values({ kind, subject, ...row })
      .onConflict((conflict) => conflict.columns(['kind', 'subject']).doUpdateSet(row))
      .execute();
    if (!(await exists(tx, kind, subject))) throw fault('not_found');
    await record(tx, { at, actor, action: 'text.reviewed', subjectKind: kind, subject, data: { nextOn } });
  });
}

async function exists(tx: Writer, kind: ReviewBody['kind'], subject: string): Promise<boolean> {
  if (kind === 'guide') return readGuides().guides.some(({ id }) => id === subject);
  const row = await tx
    .selectFrom('documents')
    .select('id')
    .where('id', '=', Number(subject))
    .executeTakeFirst();
  return row !== undefined;
}
