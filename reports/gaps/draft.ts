import { stringify } from 'yaml';
import type { Hit, SearchRequest, SearchResult } from '../../knowledge/search.ts';
import { fault } from '../../src/base/faults.ts';
import type { Language } from '../../src/base/language.ts';
import { addDays, type Clock, today } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';
import type { DraftArticle, GuideDraft } from '../api.ts';
import { followAsked } from '../asked/follow.ts';

/** Articles proposed, and ways of asking taken along per language. */
const ARTICLES = 6;
const QUESTIONS = 12;
/** Days until somebody looks at it again, as standard answers have it. */
const REVIEW_DAYS = 182;

export interface DraftDeps {
  store: Store;
  clock: Clock;
  search: (request: SearchRequest) => Promise<SearchResult>;
}

/**
 * A skeleton for what was asked: the ways of asking, and the articles nearest to it that are in force today. It
 * states nothing: lead and points are left to whoever writes it. Throws `not_found`.
 */
export async function draftFor(
  { store, clock, search }: DraftDeps,
  id: string,
  { questions = [], language }: { questions?: string[] | undefined; language?: Language | undefined },
): Promise<GuideDraft> {
  await followAsked(store);
  const rows = await store
    .selectFrom('asked')
    .select(['question_id', 'text', 'language', 'topic', 'region'])
    .where('question_id', 'in', [...new Set([id, ...questions])])
    .where('text', '<>', '')
    .orderBy('seq', 'desc')
    .execute();
  const main = rows.find(({ question_id }) => question_id === id);
  if (!main) throw fault('not_found');
  const day = today(clock);
  const { hits } = await search({
    text: main.text,
    language: main.language as Language,
    asOf: day,
    regions: main.region ? [main.region] : [],
    limit: ARTICLES * 3,
  });
  const articles = hits
    .filter(({ passage }) => passage.kind !== 'guide')
    .slice(0, ARTICLES)
    .map(toArticle);
  const asked = { zh: waysOf(rows, 'zh'), en: waysOf(rows, 'en') };
  const draft = {
    id: `gap-${id.slice(0, 8).toLowerCase()}`,
    title: main.text.slice(0, 60),
    topic: main.topic || null,
    language: language ?? (main.language as Language),
    questions: asked,
    articles,
    standardAnswer: {
      questions: asked,
      text: { zh: '', en: '' },
      bindings: articles.map(({ passageId }) => ({ passageId })),
      reviewBy: addDays(day, REVIEW_DAYS),
    },
  };
  return { ...draft, yaml: yamlOf(draft, day) };
}

function toArticle({ passage, score, validity }: Hit): DraftArticle {
  const { id, documentId, title, documentNumber, article, text } = passage;
  return { passageId: id, documentId, title, documentNumber, article, text, score, validity };
}

/** The same words once, most frequent first. */
function waysOf(rows: readonly { text: string; language: string }[], language: Language): string[] {
  const counts = new Map<string, number>();
  for (const row of rows)
    if (row.language === language) counts.set(row.text, (counts.get(row.text) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, QUESTIONS)
    .map(([text]) => text);
}

/** In the form of `services/guides`; what is empty has to be written, and the form refuses it until then. */
function yamlOf({ id, title, topic, questions, articles }: Omit<GuideDraft, 'yaml'>, day: string): string {
  return stringify({
    id,
    topic: topic ?? '',
    service: 'policy',
    asOf: day,
    reviewBy: addDays(day, REVIEW_DAYS),
    title: { zh: title, en: '' },
    appliesTo: { zh: '', en: '' },
    sections: [
      {
        id: 'answer',
        heading: { zh: '', en: '' },
        questions,
        lead: { zh: '', en: '' },
        points: { zh: [], en: [] },
        sources: articles.map(({ title: law, article, text }) => ({ law, article, quote: text })),
      },
    ],
    steps: { zh: [], en: [] },
    channels: [],
  });
}
