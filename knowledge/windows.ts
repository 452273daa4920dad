import { addDays, type Day } from '../src/base/time.ts';
import type { Ended } from './validity.ts';

/** How a version ends: the last day in force, why, and what took its place. */
export interface Ending {
  effectiveTo: Day | null;
  ended: Ended | null;
  endedBy: string | null;
}

/** A version as far as its window goes. `declared` is what its own text or manifest says about its end. */
export interface Edition {
  id: number;
  /** How it is named when it replaces another. */
  name: string;
  /** First day in force, or the day of publication; null when neither is known. */
  from: Day | null;
  declared: Ending;
  published?: Day | null;
}

/** A held text that says "《…》同时废止" about this document, and the first day on which that holds. */
export interface Repealed {
  by: string;
  on: Day;
  ended?: 'repealed' | 'superseded';
}

/** A held text that gives this one a later last day. */
export interface Extended {
  by: string;
  on: Day;
  until: Day;
}

/** A held text that changes words of this one. */
export interface Amended {
  by: string;
  on: Day;
  /** When the change was published: a version published then or later holds it already. */
  published: Day;
}

const OPEN: Ending = { effectiveTo: null, ended: null, endedBy: null };

/**
 * When each version of one document ends: the earliest of what it declares, the day before the next newer
 * version takes effect, and the day before a repeal. An extension moves the declared day first. An undated
 * version counts as older than any dated one.
 */
export function endings(
  editions: readonly Edition[],
  repeals: readonly Repealed[],
  extensions: readonly Extended[] = [],
): Map<number, Ending> {
  const inOrder = [...editions].sort(byFrom);
  return new Map(
    inOrder.map((edition, i) => {
      const next = inOrder[i + 1];
      const derived = [
        ...(next?.from ? [ending(next.from, 'superseded', next.name)] : []),
        ...repeals
          .filter(({ on }) => edition.from === null || on > edition.from)
          .map(({ by, on, ended = 'repealed' }) => ending(on, ended, by)),
      ];
      return [edition.id, earliest(extended(edition, extensions), derived)];
    }),
  );
}

/** From when on the wording of each version is known to be out of date, where it is. */
export function amendments(editions: readonly Edition[], amended: readonly Amended[]): Map<number, Day> {
  const days = editions.flatMap((edition): [number, Day][] => {
    const [first] = amended
      .filter(({ on, published }) => on > (edition.from ?? '') && published > (edition.published ?? ''))
      .map(({ on }) => on)
      .sort();
    return first ? [[edition.id, first]] : [];
  });
  return new Map(days);
}

/** The declared end, or the later day that another text gives in its place. */
function extended({ declared, from }: Edition, extensions: readonly Extended[]): Ending {
  if (declared.ended !== null && declared.ended !== 'expired') return declared;
  const until = [...extensions]
    .filter((extension) => from === null || extension.until > from)
    .sort((a, b) => compare(a.until, b.until))
    .at(-1)?.until;
  if (!until || until <= (declared.effectiveTo ?? '')) return declared;
  return { effectiveTo: until, ended: 'expired', endedBy: null };
}

/** True when `a` takes effect after `b`; used to tell which version speaks for the document. */
export function isNewer(a: Pick<Edition, 'from' | 'name'>, b: Pick<Edition, 'from' | 'name'>): boolean {
  return byFrom(a, b) > 0;
}

function byFrom(a: Pick<Edition, 'from' | 'name'>, b: Pick<Edition, 'from' | 'name'>): number {
  return compare(a.from ?? '', b.from ?? '') || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ending(successorFrom: Day, ended: Ended, endedBy: string): Ending {
  return { effectiveTo: addDays(successorFrom, -1), ended, endedBy };
}

function earliest(declared: Ending, derived: readonly Ending[]): Ending {
  const first = [...derived].sort((a, b) => compare(a.effectiveTo ?? '', b.effectiveTo ?? ''))[0];
  if (!first) return declared.ended || declared.effectiveTo ? declared : OPEN;
  if (declared.effectiveTo !== null && declared.effectiveTo <= (first.effectiveTo ?? ''))
    return {
      ...declared,
      endedBy: declared.endedBy ?? (declared.effectiveTo === first.effectiveTo ? first.endedBy : null),
    };
  if (declared.ended === 'repealed' || declared.ended === 'superseded')
    return { ...first, ended: declared.effectiveTo === null ? declared.ended : first.ended };
  return first;
}
