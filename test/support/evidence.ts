import type { AnswerDeps } from '../../bot/answer.ts';
import { type Evidence, retrieve } from '../../bot/steps/retrieve.ts';
import { passagesById } from '../../knowledge/corpus.ts';
import { syncDocument } from '../../knowledge/corpus-write.ts';
import type { Embedder } from '../../knowledge/embedder.ts';
import { toChinese } from '../../knowledge/numerals.ts';
import { type Knowledge, openKnowledge } from '../../knowledge/open.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Hit } from '../../knowledge/search.ts';
import { heldSections } from '../../services/guide-content.ts';
import { guideDocuments } from '../../services/guide-documents.ts';
import { readGuides } from '../../services/guides.ts';
import { createLikeness } from '../../services/likeness.ts';
import { silent } from '../../src/base/log.ts';
import { clockAt, type Day } from '../../src/base/time.ts';
import type { Store } from '../../src/store/open.ts';

export const TODAY: Day = '2026-11-24';
const clock = clockAt(TODAY);

/** Stores one starter guide in both languages. */
export async function storeGuide(store: Store, id: string): Promise<void> {
  const { guides, sources } = readGuides();
  const documents = guideDocuments({ guides: guides.filter((guide) => guide.id === id), sources });
  for (const document of documents) await syncDocument(store, document, { clock, actor: 'test' });
}

/** What answers from the texts and guides of a store, by words alone unless an embedder is given; `knowledge` is to be closed. */
export async function openAnswering(
  store: Store,
  embedder: Embedder | null = null,
): Promise<{ deps: AnswerDeps; knowledge: Knowledge }> {
  const knowledge = await openKnowledge({ store, embedder, dataDir: null, clock, logger: silent });
  await knowledge.settle();
  const likeness = createLikeness(await heldSections(store));
  return { deps: { store, search: knowledge.search, likeness, model: null }, knowledge };
}

/** A guide section as search finds it. */
export async function sectionOf(
  store: Store,
  guide: string,
  section: string,
  language = 'zh',
): Promise<Passage> {
  const { id } = await store
    .selectFrom('passages as p')
    .innerJoin('versions as v', 'v.id', 'p.version_id')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .where('d.key', '=', `guide:${guide}:${language}`)
    .where('p.content', 'like', `%"section":"${section}"%`)
    .where('p.retired_at', 'is', null)
    .select('p.id')
    .executeTakeFirstOrThrow();
  return (await passagesById(store, [id]))[0]!;
}

/** Stores a document of one article and gives that as search finds it. */
export async function storeArticle(
  store: Store,
  { title, article, text }: { title: string; article: number; text: string },
): Promise<Passage> {
  const version = {
    label: '2020-01-01',
    title,
    documentNumber: null,
    publishedOn: '2020-01-01',
    effectiveFrom: '2020-01-01',
    effectiveTo: null,
    ended: null,
    endedBy: null,
    note: null,
    source: `/texts/${title}.md`,
    sourceDigest: 'x',
    history: [],
    provenance: {},
    coverage: null,
  };
  const passage = {
    kind: 'article' as const,
    article: `第${toChinese(article)}条`,
    articleNumber: article,
    headingPath: [],
    page: null,
    text,
    searchText: '',
    content: null,
  };
  const { versionId } = await syncDocument(
    store,
    {
      key: `${title}|全国`,
      title,
      issuer: null,
      level: 'document',
      region: '全国',
      topics: [],
      language: 'zh',
      visibility: 'public',
      version,
      passages: [passage],
    },
    { clock, actor: 'test' },
  );
  const { id } = await store
    .selectFrom('passages')
    .select('id')
    .where('version_id', '=', versionId)
    .executeTakeFirstOrThrow();
  return (await passagesById(store, [id]))[0]!;
}

/** What retrieval makes of passages that search has found, in their order. */
export function evidenceFrom(store: Store, passages: Passage[], asOf: Day = TODAY): Promise<Evidence> {
  const hits = passages.map(
    (passage): Hit => ({
      passage,
      validity: 'in_force',
      score: 1,
      lexical: null,
      vector: null,
      exact: false,
    }),
  );
  const search = async () => ({ hits, reference: null, coverage: 1, timings: {} });
  const language = passages[0]?.language ?? 'zh';
  const request = { text: '', language, asOf, regions: [], limit: 24 };
  return retrieve({ store, search, likeness: () => 1 }, request, '');
}
