import { cannedReplies } from '../../desk/canned.ts';
import type { MakeWorklist } from './deps.ts';

/** Ready replies that cite an article which is not in force today. */
export const canned: MakeWorklist = async ({ store, clock }) => {
  const replies = (await cannedReplies(store, clock)).filter(({ stale }) => stale.length > 0);
  return replies.map(({ id, title, stale }) => ({
    key: `canned:${id}`,
    title: title.zh,
    detail: { zh: `${stale.join('、')} 已不再有效`, en: `${stale.join(', ')} not in force` },
    day: null,
    urgency: 'due',
    target: { kind: 'canned', id },
  }));
};
