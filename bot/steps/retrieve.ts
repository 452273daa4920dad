import { holds, snapshot } from '../../knowledge/citations.ts';
import { findArticle } from '../../knowledge/find-article.ts';
import { toChinese } from '../../knowledge/numerals.ts';
import type { CitationSnapshot } from '../../knowledge/passage.ts';
import type { Hit, SearchRequest, SearchResult } from '../../knowledge/search.ts';
import { type GuideContent, type GuideRest, guideContent } from '../../services/guide-content.ts';
import type { Likeness } from '../../services/likeness.ts';
import type { Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import { TUNING } from '../tuning.ts';

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
  guides: GuideEvidence[];
  /** Passages of the texts themselves, best first. */
  articles: Hit[];
  result: SearchResult;
}

export interface RetrieveDeps {
  store: Store;
  search: (request: SearchRequest) => Promise<SearchResult>;
  likeness: Likeness;
}

/** Finds what may answer: guide sections that still hold, and passages in force, for one question. */
export async function retrieve(
  { store, search, likeness }: RetrieveDeps,
  request: SearchRequest,
  question: string,
): Promise<Evidence> {
  const result = await search(request);
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
          strength: like + TUNING.placeWeight / (1 + place / TUNING.placeHalf),
        },
      ];
    })
    .sort((a, b) => b.strength - a.strength);
  const guides: GuideEvidence[] = [];
  for (const guide of likely) {
    if (guides.length === TUNING.guides) break;
    const citations = await restsOn(store, guide.content, guide.hit, request.asOf);
    if (citations !== null) guides.push({ ...guide, citations });
  }
  return { guides, articles: result.hits.filter(({ passage }) => passage.kind !== 'guide'), result };
}

/**
 * The articles a section rests on, as they read on the day; null when one of them no longer says so, for
 * then the section must not answer. A law that is not held is cited with the words the guide keeps of it.
 */
async function restsOn(
  store: Store,
  content: GuideContent,
  hit: Hit,
  day: Day,
): Promise<CitationSnapshot[] | null> {
  const citations = new Map<string, CitationSnapshot>();
  for (const rest of content.rests) {
    const { held, passages } = await findArticle(store, rest.title, rest.article, day);
    const passage = passages.find(({ text }) => holds(text, rest.quote));
    if (held && !passage) return null;
    if (!held && day < rest.effectiveFrom) return null;
    const citation = passage ? snapshot(passage, rest.quote, day) : restSnapshot(rest, day);
    const key = `${citation.title}#${citation.article}`;
    const same = citations.get(key);
    citations.set(key, same ? joined(same, citation) : citation);
  }
  if (citations.size === 0) return [snapshot(hit.passage, content.lead, day)];
  return [...citations.values()];
}

function restSnapshot(rest: GuideRest, day: Day): CitationSnapshot {
  return {
    passageId: null,
    title: rest.title,
    documentNumber: rest.documentNumber,
    issuer: rest.issuer,
    level: rest.level,
    region: '全国',
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
