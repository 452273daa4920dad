import type { Language } from '../src/base/language.ts';
import type { Logger } from '../src/base/log.ts';
import type { Day } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import { livePassagesById } from './corpus.ts';
import type { Embedder } from './embedder.ts';
import { resolveExact } from './exact.ts';
import { type Fused, fuse } from './fuse.ts';
import type { Passage } from './passage.ts';
import { type QuestionTerms, questionTerms } from './question-terms.ts';
import { parseReferences, type Reference } from './reference.ts';
import { NATIONAL } from './regions.ts';
import type { IndexFilter, Match, NamedFilter, SearchIndex } from './search-index.ts';
import { leftOut, type SearchSeen } from './search-seen.ts';
import type { Thesaurus } from './thesaurus.ts';
import type { Titles } from './titles.ts';
import { FUSION } from './tuning.ts';
import { inForce, type Validity, validityOn } from './validity.ts';

export interface SearchRequest {
  text: string;
  language: Language;
  /** The day on which a text must be in force to be found. */
  asOf: Day;
  /** Regions besides 全国 whose texts may answer; empty: national texts only. */
  regions: readonly string[];
  limit: number;
  /** Called with what the search saw on its way, for whoever wants to know why; changes nothing. */
  observe?: (seen: SearchSeen) => void;
}

export interface Hit {
  passage: Passage;
  validity: Validity;
  /** Comparable within one result only. */
  score: number;
  /** BM25 score and rank, cosine and rank; null where the half did not return it. */
  lexical: { score: number; rank: number } | null;
  vector: { score: number; rank: number } | null;
  /** Found by a named article or document number, not by likeness. */
  exact: boolean;
}

export interface SearchResult {
  hits: Hit[];
  /** What the question names outright, e.g. an article of a law. */
  reference: Reference | null;
  /** Share of the question's word weight (idf) that the best hit holds, 0 to 1: how strong the evidence is. */
  coverage: number;
  /** Milliseconds per stage. */
  timings: Record<string, number>;
}

export interface SearchDeps {
  store: Store;
  index: SearchIndex;
  /** Null: by words alone. */
  embedder: Embedder | null;
  thesaurus: Thesaurus;
  titles: () => Titles;
  /** Brings the index up to the rows, within bounds of time. */
  catchUp: () => Promise<unknown>;
  logger: Logger;
}

/**
 * Makes the search: passages named outright first, then those that words and likeness find together, only
 * what is in force on the day. The rows have the last word, so an index that lags can miss but not mislead.
 * A failing embedder is logged and leaves the words.
 */
export function createSearch(deps: SearchDeps): (request: SearchRequest) => Promise<SearchResult> {
  return async (request) => {
    const timer = startTimer();
    await deps.catchUp();
    timer.lap('catchUp');
    const titles = deps.titles();
    const filter = { asOf: request.asOf, regions: request.regions };
    const references = parseReferences(request.text, titles);
    const terms = questionTerms(request.text, deps.thesaurus);
    const exact = await resolveExact({ ...deps, titles }, references, terms, filter);
    timer.lap('exact');
    const lexical = deps.index.matching(terms, FUSION.depth, filter);
    const matches = withNamed(deps.index, lexical.matches, terms, exact.named);
    timer.lap('lexical');
    const { vector, nearest } = await likeliest(deps, request.text, filter);
    timer.lap('vector');
    const speaksFor = prior(titles, request.language, exact.named.versions);
    const ranked = fuse({ matches, weight: lexical.weight }, nearest, speaksFor);
    const hits = await loadHits(deps.store, request, exact.ids, ranked, titles);
    timer.lap('load');
    request.observe?.({
      ...{ request, references, terms, exact: exact.ids, words: matches, vectors: nearest, ranked },
      ...{ coverage: lexical.coverage, timings: timer.laps, scope: titles.scope },
      leftOut: leftOut(deps.index, terms, vector, filter),
    });
    return {
      hits,
      reference: references[0] ?? null,
      coverage: lexical.coverage,
      timings: timer.laps,
    };
  };
}

/** Likely passages, and the likeliest of the texts that the question names, from whatever region. */
function withNamed(
  index: SearchIndex,
  matches: readonly Match[],
  terms: QuestionTerms,
  named: NamedFilter,
): Match[] {
  if (named.versions.size === 0) return [...matches];
  const known = new Set(matches.map(({ id }) => id));
  const more = index.matching(terms, FUSION.perNamed, named).matches;
  return [...matches, ...more.filter(({ id }) => !known.has(id))];
}

async function likeliest(
  { embedder, index, logger }: SearchDeps,
  text: string,
  filter: IndexFilter,
): Promise<{ vector: Float32Array | null; nearest: Match[] }> {
  const none = { vector: null, nearest: [] };
  if (!embedder || index.size().vectors === 0) return none;
  try {
    const [vector] = await embedder.embed([text], 'question');
    if (!vector?.some((number) => number !== 0)) return none;
    return { vector, nearest: index.nearest(vector, FUSION.depth, filter) };
  } catch (error) {
    logger.warn({ err: error }, 'search: no vector for the question, words alone');
    return none;
  }
}

/**
 * What speaks for a version before its words are looked at: the language of the question, being named. A law that is
 * named goes before other laws, not before the guides that put it into plain words.
 */
function prior(
  titles: Titles,
  language: Language,
  named: ReadonlySet<number>,
): (versionId: number) => number {
  return (versionId) => {
    const scope = titles.scope(versionId);
    const spoken = scope?.language === language ? 1 : FUSION.otherLanguage;
    const explains = named.size > 0 && scope?.level === 'guide';
    return named.has(versionId) ? FUSION.named : explains ? FUSION.named * spoken : spoken;
  };
}

/**
 * The best, and after them the best of what many texts on the same matter would crowd out: the guides, and what is laid
 * down in the asker's own region.
 */
async function loadHits(
  store: Store,
  { asOf, limit, language, regions }: SearchRequest,
  exactIds: readonly number[],
  ranked: readonly Fused[],
  titles: Titles,
): Promise<Hit[]> {
  const exact = new Set(exactIds);
  const byId = new Map(ranked.map((fused) => [fused.id, fused]));
  const rest = ranked.filter(({ id }) => !exact.has(id));
  const order = [...exact, ...rest.map(({ id }) => id)].slice(0, limit);
  const scoped = rest.map(({ id, versionId }) => ({ id, scope: titles.scope(versionId) }));
  const guides = scoped.filter(({ scope }) => scope?.level === 'guide' && scope.language === language);
  const own = scoped.filter(({ scope }) => scope && regions.length > 0 && scope.region !== NATIONAL);
  for (const { id } of [...guides.slice(0, GUIDES), ...own.slice(0, OWN)])
    if (!order.includes(id)) order.push(id);
  const passages = await livePassagesById(store, order);
  const best = ranked[0]?.score ?? 0;
  return passages.flatMap((passage) => {
    const validity = validityOn(passage, asOf);
    if (!inForce(validity)) return [];
    const { score = 0, lexical = null, vector = null } = byId.get(passage.id) ?? {};
    const isExact = exact.has(passage.id);
    return [{ passage, validity, score: isExact ? best + score : score, lexical, vector, exact: isExact }];
  });
}

/** Guides in the language of the question, and passages of the asker's own region, that are always looked at. */
const GUIDES = 6;
const OWN = 2;

function startTimer(): { lap(stage: string): void; laps: Record<string, number> } {
  const laps: Record<string, number> = {};
  let since = performance.now();
  return {
    laps,
    lap(stage) {
      const now = performance.now();
      laps[stage] = Math.round((now - since) * 100) / 100;
      since = now;
    },
  };
}
