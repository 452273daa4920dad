import { record } from '../../accounts/audit.ts';
import { fault } from '../../src/base/faults.ts';
import type { Clock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { SettleGapBody } from '../api.ts';

/**
 * These questions leave the gaps; whoever asks the same later brings it back. Kept in the audit trail. Throws
 * `not_found` when one of them does not exist.
 */
export async function settleGap(
  { store, clock }: { store: Store; clock: Clock },
  id: string,
  { state, questions }: SettleGapBody,
  actor: string,
): Promise<void> {
  const at = clock.now();
  const ids = [...new Set([id, ...questions])];
  await store.transaction().execute(async (tx) => {
    for (const question_id of ids) {
      const row = { state, by_id: actor, at: at.toISOString() };
      await tx
        .insertInto('gap_decisions')
        .values({ question_id, ...row })
        .onConflict((conflict) => conflict.column('question_id').doUpdateSet(row))
        .execute();
    }
    const known = await tx.selectFrom('questions').select('id').where('id', 'in', ids).execute();
    if (known.length < ids.length) throw fault('not_found');
    const act = { at, actor, action: 'gap.settled', subjectKind: 'question', subject: id };
    await record(tx, { ...act, data: { state, questions: ids.length } });
  });
}
