import { addDays, type Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { WorklistItem } from '../api-worklists.ts';
import type { MakeWorklist } from './deps.ts';
import { WORKLISTS } from './rules.ts';

/** Texts, and single articles of others, whose last day is within the next 30, the nearest first. */
export const expiring: MakeWorklist = async ({ store, day }) => {
  const until = addDays(day, WORKLISTS.expiringDays);
  const items = [...(await texts(store, day, until)), ...(await articles(store, day, until))];
  return items.sort((a, b) => (a.day! < b.day! ? -1 : 1));
};

async function texts(store: Store, from: Day, until: Day): Promise<WorklistItem[]> {
  const rows = await store
    .selectFrom('versions')
    .select(['id', 'document_id', 'title', 'effective_to', 'ended_by'])
    .where('retired_at', 'is', null)
    .where('effective_to', '>=', from)
    .where('effective_to', '<=', until)
    .execute();
  return rows.map((row) => ({
    key: `version:${row.id}`,
    title: row.title,
    detail: row.ended_by
      ? { zh: `由 ${row.ended_by} 取代`, en: `replaced by ${row.ended_by}` }
      : { zh: '全文到期', en: 'the whole text ends' },
    day: row.effective_to,
    urgency: 'soon',
    target: { kind: 'document', documentId: row.document_id, versionId: row.id },
  }));
}

/** Articles that end on their own, one line per text and day. */
async function articles(store: Store, from: Day, until: Day): Promise<WorklistItem[]> {
  const rows = await store
    .selectFrom('passages as p')
    .innerJoin('versions as v', 'v.id', 'p.version_id')
    .select(['v.id', 'v.document_id', 'v.title', 'p.effective_to', 'p.article'])
    .where('v.retired_at', 'is', null)
    .where('p.retired_at', 'is', null)
    .where('p.effective_to', '>=', from)
    .where('p.effective_to', '<=', until)
    .where(({ or, eb, ref }) =>
      or([eb('v.effective_to', 'is', null), eb('v.effective_to', '<>', ref('p.effective_to'))]),
    )
    .orderBy('p.ordinal')
    .execute();
  const groups = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${row.id}:${row.effective_to}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, group]) => {
    const names = [...new Set(group.map(({ article }) => article ?? '…'))].join('、');
    const { id, document_id, title, effective_to } = group[0]!;
    return {
      key: `articles:${key}`,
      title,
      detail: { zh: `${names} 到期`, en: `${names} end` },
      day: effective_to,
      urgency: 'soon',
      target: { kind: 'document', documentId: document_id, versionId: id },
    };
  });
}
