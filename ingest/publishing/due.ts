import { today } from '../../src/base/time.ts';
import { publishWithin } from './publish.ts';
import { changeDraft, loadContent, type PublishingDeps } from './rows.ts';

/** After a publication that went wrong, the next try. */
const RETRY_MS = 300_000;

/**
 * Publishes one draft whose day has come, exactly once however often it is asked and whatever process asks. Gives
 * whether there was one.
 */
export async function publishDue(deps: Omit<PublishingDeps, 'dataDir'>): Promise<boolean> {
  const { store, clock, logger } = deps;
  const now = clock.now();
  const draft = await store
    .selectFrom('drafts')
    .selectAll()
    .where('state', '=', 'approved')
    .where('publish_on', '<=', today(clock))
    .where('due_at', '<=', now.toISOString())
    .orderBy('publish_on')
    .orderBy('nr')
    .executeTakeFirst();
  if (!draft) return false;
  const { id, revision } = draft;
  const actor = draft.approved_by ?? 'system';
  try {
    await changeDraft(
      deps,
      { id, revision, actor, act: 'publish', from: ['approved'] },
      async (tx, row, at) => {
        const content = await loadContent(tx, id);
        if (!content) throw new Error(`the draft ${id} has no content`);
        const version_id = await publishWithin(tx, row, content, { at, actor, clock });
        return { state: 'published', version_id };
      },
    );
  } catch (err) {
    logger.error({ err, draft: id }, 'a scheduled publication failed');
    const due_at = new Date(now.getTime() + RETRY_MS).toISOString();
    await store.updateTable('drafts').set({ due_at }).where('id', '=', id).execute();
  }
  return true;
}
