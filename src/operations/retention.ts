import { record } from '../../accounts/audit.ts';
import { today } from '../base/time.ts';
import { rotateBackups } from './backups.ts';
import { type EraseDeps, eraseConversations } from './person-erase.ts';
import { readSetting } from './settings.ts';

const DAY_MS = 86_400_000;
/** Conversations erased in one go; the chat goes on in between. */
const BATCH = 100;

export interface Retained {
  conversations: number;
  mails: number;
  backups: number;
}

/**
 * Erases what has been kept for its time, by class of data (`settings#retention`). A conversation counts from its
 * last word; one with an open case, or with a case closed since, is kept.
 */
export async function applyRetention(deps: EraseDeps): Promise<Retained> {
  const { store, clock, dataDir, actor } = deps;
  const days = await readSetting(store, 'retention');
  const before = (count: number) => new Date(clock.now().getTime() - count * DAY_MS).toISOString();
  const done = { conversations: 0, mails: 0, backups: await rotateBackups(store, dataDir, clock) };
  for (let ids: string[]; ; ) {
    ids = await outlived(deps, before(days.conversations));
    if (ids.length === 0) break;
    await eraseConversations(deps, ids, 'retention');
    done.conversations += ids.length;
  }
  const { numDeletedRows } = await store
    .deleteFrom('mails')
    .where('next_at', 'is', null)
    .where('created_at', '<', before(days.mails))
    .executeTakeFirstOrThrow();
  done.mails = Number(numDeletedRows);
  // A user's budget is of one day: the day after, whose tokens they were is nobody's business.
  await store.deleteFrom('model_use').where('user_id', '<>', '').where('day', '<', today(clock)).execute();
  await record(store, { at: clock.now(), actor, action: 'retention.applied', data: { ...done } });
  return done;
}

async function outlived({ store }: EraseDeps, before: string): Promise<string[]> {
  const rows = await store
    .selectFrom('conversations as c')
    .select('c.id')
    .where('c.updated_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('messages as m')
            .select('m.seq')
            .whereRef('m.conversation_id', '=', 'c.id')
            .where('m.at', '>=', before),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('cases as k')
            .select('k.id')
            .whereRef('k.conversation_id', '=', 'c.id')
            .where(({ or, eb }) => or([eb('k.status', '<>', 'closed'), eb('k.closed_at', '>=', before)])),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('erasures as e')
            .select('e.conversation_id')
            .whereRef('e.conversation_id', '=', 'c.id')
            .whereRef('e.at', '>=', 'c.updated_at'),
        ),
      ),
    )
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
}
