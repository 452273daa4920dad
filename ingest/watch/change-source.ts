import { fault } from '../../src/base/faults.ts';
import { append } from '../../src/store/log.ts';
import { type NewSource, readSource, type SourceDeps } from './sources.ts';

/**
 * Changes how a source is watched; it is checked anew at once. Throws `not_found`, `source_invalid`.
 */
export async function changeSource(
  id: number,
  given: Omit<NewSource, 'url'>,
  { store, clock, actor }: Omit<SourceDeps, 'allow'>,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    const data = { kind: given.kind, every: given.every, pattern: given.pattern };
    await append(tx, { kind: 'source.changed', actor, subject: String(id), data, at });
    const held = await tx
      .selectFrom('sources')
      .select('url')
      .where('id', '=', id)
      .where('status', '<>', 'removed')
      .executeTakeFirst();
    if (!held) throw fault('not_found');
    const fields = readSource({ ...given, url: held.url });
    const { url: _, ...columns } = fields;
    const anew = { etag: null, last_modified: null, listing: null, due_at: at.toISOString() };
    await tx
      .updateTable('sources')
      .set({ ...columns, ...anew })
      .where('id', '=', id)
      .execute();
  });
}

/** Has a source checked as soon as the background comes to it. Throws `not_found`; `source_invalid` for one that is paused. */
export async function checkSoon(
  id: number,
  { store, clock }: Pick<SourceDeps, 'store' | 'clock'>,
): Promise<void> {
  const { numUpdatedRows } = await store
    .updateTable('sources')
    .set({ due_at: clock.now().toISOString() })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw fault('not_found');
}
