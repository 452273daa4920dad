import { passagesById } from '../knowledge/corpus.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { SearchSeen } from '../knowledge/search-seen.ts';
import { validityOn } from '../knowledge/validity.ts';
import { exclusionOf } from '../knowledge/version-scopes.ts';
import type { Store } from '../src/store/open.ts';
import type { Answer } from './asked.ts';
import type {
  SearchTestCurated,
  SearchTestExcluded,
  SearchTestPassage,
  SearchTestSearch,
} from './search-test-api.ts';

/** Rows shown of each list, and characters of each passage. */
const SHOWN = 30;
const OPENING = 200;

/** One search of an answer, the `place`-th made, as the page shows it. */
export async function searchView(
  store: Store,
  seen: SearchSeen,
  answer: Answer,
  place: number,
): Promise<SearchTestSearch> {
  const held = await passagesSeen(store, seen);
  const { asOf } = seen.request;
  const view = (id: number) => passageView(held.get(id), asOf);
  const ranked = (matches: SearchSeen['words']) =>
    matches.slice(0, SHOWN).flatMap(({ id, score }, i) => {
      const passage = view(id);
      return passage ? [{ ...passage, rank: i + 1, score }] : [];
    });
  const cited = new Set(answer.citations.map(({ passageId }) => passageId));
  const exact = new Set(seen.exact);
  const fused = seen.ranked.slice(0, SHOWN).flatMap(({ id, score, lexical, vector }, i) => {
    const passage = view(id);
    const places = { words: lexical, vectors: vector };
    if (!passage) return [];
    return [{ ...passage, rank: i + 1, score, ...places, exact: exact.has(id), cited: cited.has(id) }];
  });
  return {
    text: seen.request.text,
    terms: termsOf(seen),
    references: seen.references.map(({ title, documentNumber, article }) => ({
      ...{ title, documentNumber, article },
    })),
    coverage: seen.coverage,
    words: ranked(seen.words),
    vectors: ranked(seen.vectors),
    fused,
    excluded: excludedOf(seen, view),
    curated: curatedOf(answer, place),
    timings: Object.entries(seen.timings).map(([step, ms]) => ({ step, ms })),
  };
}

async function passagesSeen(store: Store, seen: SearchSeen): Promise<Map<number, Passage>> {
  const lists = [seen.words, seen.vectors, seen.ranked, seen.leftOut];
  const ids = new Set(lists.flatMap((list) => list.slice(0, 2 * SHOWN).map(({ id }) => id)));
  const passages = await passagesById(store, [...ids]);
  return new Map(passages.map((passage) => [passage.id, passage]));
}

function passageView(passage: Passage | undefined, asOf: string): SearchTestPassage | null {
  if (!passage) return null;
  const { id, versionId, documentId, title, documentNumber, article, kind, region, level, language } =
    passage;
  const { effectiveFrom, effectiveTo, text } = passage;
  return {
    passageId: id,
    ...{ versionId, documentId, title, documentNumber, article, kind, region, level, language },
    text: [...text].slice(0, OPENING).join(''),
    validity: validityOn(passage, asOf),
    ...{ effectiveFrom, effectiveTo },
  };
}

function termsOf({ terms: { own, added } }: SearchSeen): SearchTestSearch['terms'] {
  return [
    ...[...own].map(([term, weight]) => ({ term, weight, from: 'own' as const })),
    ...[...added].map(([term, weight]) => ({ term, weight, from: 'added' as const })),
  ];
}

/** What the filter kept out, and what was ranked but is itself not in force: an article repealed alone. */
function excludedOf(seen: SearchSeen, view: (id: number) => SearchTestPassage | null): SearchTestExcluded[] {
  const filtered = seen.leftOut.flatMap(({ id, versionId, score, half }): SearchTestExcluded[] => {
    const passage = view(id);
    const reason = exclusionOf(seen.scope(versionId), seen.request);
    return passage && reason ? [{ ...passage, reason, score, half }] : [];
  });
  const ended = seen.ranked.slice(0, SHOWN).flatMap(({ id, lexical, vector }): SearchTestExcluded[] => {
    const passage = view(id);
    if (!passage || passage.validity === 'in_force' || passage.validity === 'in_force_amended') return [];
    const half = lexical ? 'words' : 'vectors';
    return [{ ...passage, reason: passage.validity, score: (lexical ?? vector)?.score ?? 0, half }];
  });
  return [...ended, ...filtered].slice(0, SHOWN);
}

/** What the answer's own trace says was weighed for this search. */
interface Weighed {
  standard?: { id: string; heading: string; likeness: number }[];
  guides?: { section: string; heading: string; likeness: number }[];
}

function curatedOf({ trace }: Answer, place: number): SearchTestCurated[] {
  const { standard = [], guides = [] } = ((trace.retrieved as Weighed[] | undefined) ?? [])[place] ?? {};
  const taken = new Set(trace.taken as string[] | undefined);
  const weighed = [
    ...standard.map((one) => ({ kind: 'standard' as const, ...one, used: taken.has(`standard/${one.id}`) })),
    ...guides.map(({ section, heading, likeness }) => ({
      ...{ kind: 'guide' as const, id: section, heading, likeness },
      used: taken.has(section),
    })),
  ];
  return weighed.sort((a, b) => b.likeness - a.likeness);
}
