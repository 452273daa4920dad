import { readGuides } from '../../services/guides.ts';
import { standardAnswersToReview } from '../../services/standard-answers/stale.ts';
import { addDays, type Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { WorklistItem } from '../api-worklists.ts';
import type { MakeWorklist } from './deps.ts';
import { WORKLISTS } from './rules.ts';

/** Texts, guides and standard answers whose day to be looked at again has come, the longest overdue first. */
export const review: MakeWorklist = async ({ store, day }) => {
  const set = await reviewDays(store);
  const items = [...guides(set, day), ...(await texts(store, set, day)), ...(await answers(store, day))];
  return items.sort((a, b) => (a.day! < b.day! ? -1 : 1));
};

/** Days that a person set, by kind and subject. */
async function reviewDays(store: Store): Promise<Map<string, Day>> {
  const rows = await store.selectFrom('reviews').select(['kind', 'subject', 'next_on']).execute();
  return new Map(rows.map(({ kind, subject, next_on }) => [`${kind}:${subject}`, next_on]));
}

function guides(set: ReadonlyMap<string, Day>, day: Day): WorklistItem[] {
  return readGuides().guides.flatMap(({ id, title, reviewBy }) => {
    const due = set.get(`guide:${id}`) ?? reviewBy;
    if (due > day) return [];
    return toItem(`guide:${id}`, title.zh, due, { kind: 'guide', guide: id, section: null });
  });
}

async function answers(store: Store, day: Day): Promise<WorklistItem[]> {
  return (await standardAnswersToReview(store, day)).map(({ id, heading, reviewBy }) =>
    toItem(`standard_answer:${id}`, heading.zh || heading.en, reviewBy, { kind: 'standard_answer', id }),
  );
}

/** A text whose newest version has been held for a year without anybody looking at it. */
async function texts(store: Store, set: ReadonlyMap<string, Day>, day: Day): Promise<WorklistItem[]> {
  const rows = await store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select(({ fn }) => ['d.id', 'd.title', fn.max('v.created_at').as('loaded')])
    .where('v.retired_at', 'is', null)
    .where('v.duplicate_of', 'is', null)
    .where('d.level', '<>', 'guide')
    .groupBy(['d.id', 'd.title'])
    .execute();
  return rows.flatMap(({ id, title, loaded }) => {
    const due = set.get(`document:${id}`) ?? addDays(loaded.slice(0, 10), WORKLISTS.textReviewDays);
    if (due > day) return [];
    return toItem(`document:${id}`, title, due, { kind: 'document', documentId: id, versionId: null });
  });
}

function toItem(key: string, title: string, due: Day, target: WorklistItem['target']): WorklistItem {
  const detail = { zh: `应于 ${due} 前复核`, en: `to be looked at by ${due}` };
  return { key, title, detail, day: due, urgency: 'due', target };
}
