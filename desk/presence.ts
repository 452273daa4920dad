import type { PersonRef } from './api-case.ts';

/** After so long without a sign somebody is no longer looking at a case. */
const VIEW_MS = 45_000;

/** Who is at the desk now, and what they look at. Kept in memory: it means nothing after a restart. */
export interface Presence {
  /** A screen opened; gives the way to say that it closed. */
  enter(personId: string): () => void;
  online(personId: string): boolean;
  /** Somebody has a case open, or left it; true when who looks at it changed. */
  view(caseId: string, person: PersonRef, here: boolean): boolean;
  viewers(caseId: string): PersonRef[];
}

export function createPresence(now: () => number = Date.now): Presence {
  const screens = new Map<string, number>();
  const views = new Map<string, Map<string, { person: PersonRef; until: number }>>();
  const viewers = (caseId: string) => {
    const here = views.get(caseId);
    for (const [id, { until }] of here ?? []) if (until < now()) here?.delete(id);
    if (here?.size === 0) views.delete(caseId);
    return [...(here?.values() ?? [])].map(({ person }) => person);
  };
  return {
    enter: (personId) => {
      screens.set(personId, (screens.get(personId) ?? 0) + 1);
      return () => {
        const left = (screens.get(personId) ?? 1) - 1;
        if (left > 0) screens.set(personId, left);
        else screens.delete(personId);
      };
    },
    online: (personId) => screens.has(personId),
    view: (caseId, person, here) => {
      const before = viewers(caseId).map(({ id }) => id);
      const looking = views.get(caseId) ?? new Map();
      if (here) views.set(caseId, looking.set(person.id, { person, until: now() + VIEW_MS }));
      else looking.delete(person.id);
      return before.includes(person.id) !== here;
    },
    viewers,
  };
}
