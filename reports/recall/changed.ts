import type { CitationSnapshot } from '../../knowledge/passage.ts';
import type { Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { TracedCitation } from '../api.ts';
import type { ChangedCitation } from '../api-worklists.ts';
import { tracedCitations } from '../trace-citations.ts';
import { changeWords } from './words.ts';

/** Citations of answers, each told by what it cites and quotes. */
export interface CitedBy {
  answerId: string;
  snapshot: CitationSnapshot;
}

/**
 * By answer, what it cites that reads or holds otherwise today. Each article and quote is looked up once,
 * whoever cited it. Words that still stand in a text in force are no change, whatever became of their version.
 */
export async function changedByAnswer(
  store: Store,
  cited: readonly CitedBy[],
  day: Day,
): Promise<Map<string, ChangedCitation[]>> {
  const kinds = new Map<string, CitationSnapshot>();
  for (const { snapshot } of cited) if (snapshot.level !== 'guide') kinds.set(keyOf(snapshot), snapshot);
  const keys = [...kinds.keys()];
  const list = [...kinds.values()].map((snapshot, position) => ({ position, snapshot }));
  const traced = await tracedCitations(store, list, day);
  const changes = new Map<string, ChangedCitation | null>(traced.map((one, i) => [keys[i]!, changeOf(one)]));
  const byAnswer = new Map<string, ChangedCitation[]>();
  for (const { answerId, snapshot } of cited) {
    const change = changes.get(keyOf(snapshot));
    if (change) byAnswer.set(answerId, [...(byAnswer.get(answerId) ?? []), change]);
  }
  return byAnswer;
}

function keyOf({ passageId, title, article, quote, validity }: CitationSnapshot): string {
  return JSON.stringify([passageId, title, article, quote, validity]);
}

function changeOf({ snapshot, documentId, since, by, ...traced }: TracedCitation): ChangedCitation | null {
  const change = kindOfChange(snapshot, traced);
  if (!change) return null;
  const detail = changeWords(change, { since, by });
  return { title: snapshot.title, article: snapshot.article, documentId, change, detail };
}

function kindOfChange(
  snapshot: CitationSnapshot,
  { now, wordsStand, current }: Pick<TracedCitation, 'now' | 'wordsStand' | 'current'>,
): ChangedCitation['change'] | null {
  if (now === 'in_force_amended' && snapshot.validity === 'in_force') return 'reworded';
  if (wordsStand !== false) return null;
  if (current !== null) return 'reworded';
  if (now === 'repealed' || now === 'expired' || now === 'superseded') return now;
  return now === 'gone' ? 'gone' : 'repealed';
}
