import type { Clock } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { Worklist, WorklistCounts, WorklistId, WorklistItem } from '../api-worklists.ts';
import { recallList } from '../recall/list.ts';
import { canned } from './canned.ts';
import { coverage } from './coverage.ts';
import { type MakeWorklist, type WorklistDeps, worklistDeps } from './deps.ts';
import { drafts } from './drafts.ts';
import { duplicates } from './duplicates.ts';
import { expiring } from './expiring.ts';
import { guides } from './guides.ts';
import { ocr } from './ocr.ts';
import { replacement } from './replacement.ts';
import { review } from './review.ts';
import { WORKLIST_IDS, WORKLISTS, worklistWords } from './rules.ts';
import { sources } from './sources.ts';
import { standardAnswers } from './standard-answers.ts';
import { unsure } from './unsure.ts';

const LISTS: Record<Exclude<WorklistId, 'recall'>, MakeWorklist> = {
  canned,
  coverage,
  drafts,
  duplicates,
  expiring,
  guides,
  ocr,
  replacement,
  review,
  sources,
  standard_answers: standardAnswers,
  unsure,
};

/** Every worklist with how much stands on it. */
export async function worklistCounts(deps: { store: Store; clock: Clock }): Promise<WorklistCounts> {
  const shared = worklistDeps(deps);
  const lists: WorklistCounts['lists'] = [];
  for (const id of WORKLIST_IDS) {
    lists.push({ id, ...worklistWords(id), count: await countOn(id, shared) });
    await new Promise(setImmediate);
  }
  return { at: deps.clock.now().toISOString(), lists };
}

async function countOn(id: WorklistId, deps: WorklistDeps): Promise<number> {
  if (id !== 'recall') return (await LISTS[id](deps)).length;
  const { undecided } = await recallList(deps, { days: WORKLISTS.recallDays, limit: 0, offset: 0 });
  return undecided;
}

/** What stands on a list. */
export async function worklist(
  deps: { store: Store; clock: Clock },
  id: Exclude<WorklistId, 'recall'>,
  { limit, offset }: { limit: number; offset: number },
): Promise<Worklist> {
  const items = await LISTS[id](worklistDeps(deps));
  return { id, ...worklistWords(id), total: items.length, items: items.slice(offset, offset + limit) };
}

/** Everything on a list, for a file; of answers to correct, those that nobody has decided on. */
export async function wholeWorklist(
  deps: { store: Store; clock: Clock },
  id: WorklistId,
): Promise<WorklistItem[]> {
  if (id !== 'recall') return LISTS[id](worklistDeps(deps));
  const all = { days: WORKLISTS.recallDays, limit: Number.MAX_SAFE_INTEGER, offset: 0 };
  const { items } = await recallList(deps, all);
  return items
    .filter(({ decision }) => decision === null)
    .map(({ answerId, question, at, changed }) => ({
      key: `answer:${answerId}`,
      title: question,
      detail: {
        zh: changed.map((one) => `《${one.title}》${one.article ?? ''} ${one.detail.zh}`).join('；'),
        en: changed.map((one) => `《${one.title}》${one.article ?? ''} ${one.detail.en}`).join('; '),
      },
      day: at.slice(0, 10),
      urgency: 'due',
      target: { kind: 'answer', answerId },
    }));
}
