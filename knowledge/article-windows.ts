import { addDays, type Day } from '../src/base/time.ts';
import type { ArticleRef } from './article-ref.ts';
import type { Ended, Window } from './validity.ts';
import type { Ending } from './windows.ts';

/** Something that happens to single articles of a version. */
export interface ArticleEvent {
  kind: 'repeals' | 'supersedes' | 'amends' | 'extends';
  by: string;
  on: Day;
  /** When it was published: a version published then or later holds it already. */
  published: Day;
  until: Day | null;
  articles: readonly ArticleRef[];
}

/** A version as its articles need to know it. `original`: its end without extensions of single articles. */
export interface Whole {
  from: Day | null;
  published: Day | null;
  original: Ending;
  starts: readonly { article: string; from: Day }[];
}

/** What of a passage's window differs from its version's; null: nothing. */
export interface OwnWindow {
  effectiveFrom: Day | null;
  effectiveTo: Day | null;
  ended: Ended | null;
  endedBy: string | null;
  amendedFrom: Day | null;
}

/**
 * The end that the version as a whole must have so that every article of it can be found as long as it holds:
 * an extension of single articles keeps the version open for them.
 */
export function endWithExtensions(original: Ending, events: readonly ArticleEvent[]): Ending {
  if (original.ended !== 'expired' || original.effectiveTo === null) return original;
  const until = events
    .flatMap((event) => (event.kind === 'extends' && event.until ? [event.until] : []))
    .sort()
    .at(-1);
  return until && until > original.effectiveTo ? { ...original, effectiveTo: until } : original;
}

/** The window of one article (by `passageKey`) where it is not that of its version. */
export function ownWindow(
  key: string | null,
  whole: Whole,
  end: Ending,
  events: readonly ArticleEvent[],
): OwnWindow | null {
  const concerning = events.flatMap((event) => {
    const ref = event.articles.find(({ article }) => article === key);
    return ref && appliesTo(event, whole) ? [{ ...event, paragraph: ref.paragraph }] : [];
  });
  const effectiveFrom = whole.starts.find(({ article }) => article === key)?.from ?? null;
  const ending = articleEnding(whole, end, concerning);
  const amendedFrom =
    concerning
      .filter(({ kind, paragraph }) => kind === 'amends' || (kind !== 'extends' && paragraph))
      .map(({ on }) => on)
      .sort()[0] ?? null;
  if (effectiveFrom === null && ending === null && amendedFrom === null) return null;
  return {
    effectiveFrom,
    effectiveTo: ending?.effectiveTo ?? null,
    ended: ending?.ended ?? null,
    endedBy: ending?.endedBy ?? null,
    amendedFrom,
  };
}

function appliesTo(event: ArticleEvent, { from, published }: Whole): boolean {
  if (event.kind === 'extends') return true;
  return (from === null || event.on > from) && event.published > (published ?? '');
}

function articleEnding(
  whole: Whole,
  end: Ending,
  events: readonly (ArticleEvent & { paragraph: boolean })[],
): Ending | null {
  const { original } = whole;
  const own = original.ended === 'expired' ? endWithExtensions(original, events) : original;
  const [repeal] = events
    .filter(({ kind, paragraph }) => (kind === 'repeals' || kind === 'supersedes') && !paragraph)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  if (repeal && (own.effectiveTo === null || addDays(repeal.on, -1) < own.effectiveTo)) {
    const ended = repeal.kind === 'repeals' ? 'repealed' : 'superseded';
    return { effectiveTo: addDays(repeal.on, -1), ended, endedBy: repeal.by };
  }
  return own.effectiveTo === end.effectiveTo ? null : own;
}

/** A passage's window: its version's, with what is its own. */
export function mergedWindow(version: Window, own: OwnWindow): Window {
  return {
    publishedOn: version.publishedOn,
    effectiveFrom: own.effectiveFrom ?? version.effectiveFrom,
    effectiveTo: own.effectiveTo ?? version.effectiveTo,
    ended: own.effectiveTo === null ? version.ended : own.ended,
    endedBy: own.effectiveTo === null ? version.endedBy : own.endedBy,
    amendedFrom: own.amendedFrom ?? version.amendedFrom ?? null,
  };
}
