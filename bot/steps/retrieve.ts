import { holds, snapshot } from '../../knowledge/citations.ts';
import { type ArticleSearch, findArticles } from '../../knowledge/find-article.ts';
import { toChinese } from '../../knowledge/numerals.ts';
import { overtakenBy } from '../../knowledge/overtaken.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import { inPrecedence, type Precedence, precedenceAmong } from '../../knowledge/precedence.ts';
import { NATIONAL } from '../../knowledge/regions.ts';
import type { Hit, SearchRequest, SearchResult } from '../../knowledge/search.ts';
import { type GuideContent, type GuideRest, guideContent } from '../../services/guide-content.ts';
import type { Likeness } from '../../services/likeness.ts';
import type { FindStandard, StandardEvidence, StandardFound } from '../../services/standard-answers/find.ts';
import type { Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { TUNING } from '../tuning.ts';
import { sharingTopic } from '../understand/section-topics.ts';

/** A guide section that may answer: how like it is to the question, and the articles it rests on as held today. */
export interface GuideEvidence {
  hit: Hit;
  content: GuideContent;
  likeness: number;
  /** Place among all hits, from 0. */
  place: number;
  /** Likeness and place in one figure. */
  strength: number;
  citations: CitationSnapshot[];
}

export interface Evidence {
  /** What the centre has written for just this question. */
  standard?: StandardEvidence | null;
  /** Standard answers that were weighed. */
  weighed?: StandardFound['weighed'];
  guides: GuideEvidence[];
  /** Passages of the texts themselves, best first. */
  articles: Hit[];
  /** What the asker's own region lays down on the matters of the best sections. */
  local: Hit[];
  /** Of passages that differ on the same matter, which prevails and why. */
  precedence: Precedence[];
  result: SearchResult;
}

export interface RetrieveDeps {
  store: Store;
  search: (request: SearchRequest) => Promise<SearchResult>;
  likeness: Likeness;
  /** Absent: there are no standard answers. */
  standard?: FindStandard;
}

/** So many of the best passages are compared for which prevails. */
const COMPARED = 8;

/** Finds what may answer: guide sections that still hold, and passages in force, for one question. */
export async function retrieve(
  { store, search, likeness, standard }: RetrieveDeps,
  request: SearchRequest,
  question: string,
): Promise<Evidence> {
  const result = await search(request);
  const sharesTopic = sharingTopic(question);
  const likely = result.hits
    .flatMap((hit, place) => {
      const content = guideContent(hit.passage);
      if (!content || hit.passage.language !== request.language) return [];
      const like = likeness(question, content, request.language);
      return [
        {
          hit,
          content,
          place,
          likeness: like,
          strength:
            (like + TUNING.placeWeight / (1 + place / TUNING.placeHalf)) *
            (sharesTopic(content) ? 1 : TUNING.otherTopic),
        },
      ];
    })
    .sort((a, b) => b.strength - a.strength);
  const hits = result.hits.filter(
    ({ passage, exact }) => passage.kind !== 'guide' && (exact || !overtakenBy(passage)),
  );
  const precedence = precedenceAmong(hits.slice(0, COMPARED).map(({ passage }) => passage));
  const written = await standard?.({ ...request, question });
  const guides = await stillTrue(store, likely, request.asOf);
  return {
    standard: written?.answer ?? null,
    weighed: written?.weighed ?? [],
    guides,
    local: await localBeside(search, request, guides.slice(0, MATTERS), hits[0]),
    articles: inPrecedence(hits, ({ passage }) => passage.id, precedence),
    precedence,
    result,
  };
}

/** Sections whose matters are looked up in the texts of the asker's own region. */
const MATTERS = 2;

/**
 * The articles of the asker's own region that are like the national ones which sections rest on: these words are
 * closer than the question's, and the same in either language. Before them the text that the question itself finds best,
 * where that is one of the region.
 */
async function localBeside(
  search: RetrieveDeps['search'],
  { observe: _, ...request }: SearchRequest,
  guides: readonly GuideEvidence[],
  best: Hit | undefined,
): Promise<Hit[]> {
  const found = new Map<number, Hit>();
  if (best && best.passage.region !== NATIONAL && request.language === 'zh') found.set(best.passage.id, best);
  for (const { citations } of request.regions.length > 0 ? guides : []) {
    const quote = citations[0]!.quote.slice(0, QUOTED);
    const { hits } = await search({ ...request, text: quote, language: 'zh' });
    const texts = hits.filter(({ passage }) => passage.kind !== 'guide');
    const local = texts.find(({ passage }) => passage.region !== NATIONAL);
    const nearest = Math.max(...texts.map(({ score }) => score));
    if (local && local.score >= nearest * TUNING.localShare) found.set(local.passage.id, local);
  }
  return [...found.values()];
}

/** Characters of an article that tell what it is about. */
const QUOTED = 200;

/** The likeliest sections whose articles still say so, with these. */
async function stillTrue(
  store: Store,
  likely: readonly Omit<GuideEvidence, 'citations'>[],
  day: Day,
): Promise<GuideEvidence[]> {
  const guides: GuideEvidence[] = [];
  for (let from = 0; from < likely.length && guides.length < TUNING.guides; from += TUNING.guides) {
    const some = likely.slice(from, from + TUNING.guides);
    const resting = await restingOn(
      store,
      some.map(({ content }) => content.rests),
      day,
    );
    for (const [i, guide] of some.entries()) {
      const citations = resting[i]!;
      if (citations === null || guides.length === TUNING.guides) continue;
      const own = [snapshot(guide.hit.passage, guide.content.lead, day)];
      guides.push({ ...guide, citations: citations.length > 0 ? citations : own });
    }
  }
  return guides;
}

/**
 * For each list of articles rested on, these as they read on the day; null when one of them no longer says so,
 * for then nothing may rest on the list. A law that is not held is cited with the words that are kept of it.
 */
export async function restingOn(
  store: Store,
  lists: readonly (readonly GuideRest[])[],
  day: Day,
): Promise<(CitationSnapshot[] | null)[]> {
  const found = await findArticles(store, lists.flat(), day);
  let at = 0;
  return lists.map((rests) => {
    const own = found.slice(at, at + rests.length);
    at += rests.length;
    return citationsOf(rests, own, day);
  });
}

function citationsOf(
  rests: readonly GuideRest[],
  found: readonly ArticleSearch[],
  day: Day,
): CitationSnapshot[] | null {
  const citations = new Map<string, CitationSnapshot>();
  for (const [i, rest] of rests.entries()) {
    const { held, passages } = found[i]!;
    const passage = passages.find(({ text }) => holds(text, rest.quote));
    if (held && !passage) return null;
    if (!held && day < rest.effectiveFrom) return null;
    const citation = passage ? snapshot(passage, rest.quote, day) : restSnapshot(rest, day);
    const key = `${citation.title}#${citation.article}`;
    const same = citations.get(key);
    citations.set(key, same ? joined(same, citation) : citation);
  }
  return [...citations.values()];
}

function restSnapshot(rest: GuideRest, day: Day): CitationSnapshot {
  return {
    passageId: null,
    title: rest.title,
    documentNumber: rest.documentNumber,
    issuer: rest.issuer,
    level: rest.level,
    region: NATIONAL,
    article: `第${toChinese(rest.article)}条`,
    headingPath: [],
    page: null,
    text: rest.quote,
    quote: rest.quote,
    validity: 'in_force',
    effectiveFrom: rest.effectiveFrom,
    effectiveTo: null,
    endedBy: null,
    note: null,
    asOf: day,
  };
}

/** Two quotes of one article make one citation. */
function joined(first: CitationSnapshot, second: CitationSnapshot): CitationSnapshot {
  const text =
    first.passageId === null && !holds(first.text, second.quote)
      ? `${first.text}\n${second.text}`
      : first.text;
  const quote = holds(first.quote, second.quote) ? first.quote : `${first.quote}\n${second.quote}`;
  return { ...first, text, quote };
}
