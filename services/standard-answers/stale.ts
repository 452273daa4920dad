import type { Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { StaleReason, StandardContent } from './api.ts';
import { standingsOf } from './bindings.ts';
import { headingOf } from './content.ts';
import { liveAnswers } from './find.ts';

/** A standard answer in use that does not answer on a day, and why. */
export interface StaleStandardAnswer {
  id: string;
  heading: { zh: string; en: string };
  stale: { title: string; article: string | null; reason: StaleReason }[];
  reviewBy: Day;
}

/** Standard answers in use whose articles were amended, repealed or are not in force on the day. */
export async function staleStandardAnswers(store: Store, day: Day): Promise<StaleStandardAnswer[]> {
  const found: StaleStandardAnswer[] = [];
  for (const { id, content } of await liveAnswers(store)) {
    const stale = await staleOf(store, content, day);
    if (stale.length > 0) found.push({ id, heading: headingOf(content), stale, reviewBy: content.reviewBy });
  }
  return found;
}

/** Standard answers in use that somebody was to look at again by the day, whether they still answer or not. */
export async function standardAnswersToReview(
  store: Store,
  day: Day,
): Promise<Pick<StaleStandardAnswer, 'id' | 'heading' | 'reviewBy'>[]> {
  return (await liveAnswers(store))
    .filter(({ content }) => content.reviewBy <= day)
    .map(({ id, content }) => ({ id, heading: headingOf(content), reviewBy: content.reviewBy }));
}

/** The bound articles that carry a content no more on a day. */
export async function staleOf(
  store: Store,
  { bindings }: StandardContent,
  day: Day,
): Promise<StaleStandardAnswer['stale']> {
  const standings = await standingsOf(store, bindings, day);
  return standings.flatMap(({ stale: reason }, i) =>
    reason === null ? [] : [{ title: bindings[i]!.title, article: bindings[i]!.article, reason }],
  );
}
