import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { syncDocument } from '../../knowledge/corpus-write.ts';
import { type Knowledge, type KnowledgeOptions, openKnowledge } from '../../knowledge/open.ts';
import type { ParsedDocument, ParsedPassage, ParsedVersion } from '../../knowledge/parsed-document.ts';
import type { SearchRequest, SearchResult } from '../../knowledge/search.ts';
import { silent } from '../../src/base/log.ts';
import { clockAt } from '../../src/base/time.ts';
import { openStore, type Store } from '../../src/store/open.ts';

const clock = clockAt('2026-11-24');
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-knowledge-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The database of a folder, closed after the test; opened twice it stands for two processes. */
export async function storeIn(folder: string): Promise<Store> {
  const store = await openStore(join(folder, 'lastkm.db'));
  cleanups.push(() => store.destroy());
  return store;
}

/** Knowledge by words alone that its user closes. */
export function openTestKnowledge(store: Store): Promise<Knowledge> {
  return openKnowledge({ store, embedder: null, dataDir: null, clock, logger: silent });
}

/** Knowledge that is closed after the test; by words alone when nothing else is said. */
export async function knowledgeOf(store: Store, options: Partial<KnowledgeOptions> = {}): Promise<Knowledge> {
  const defaults = { store, embedder: null, dataDir: null, clock, logger: silent };
  const knowledge = await openKnowledge({ ...defaults, ...options });
  let open = true;
  const close = async () => {
    if (open) await knowledge.close();
    open = false;
  };
  cleanups.push(close);
  return { ...knowledge, close };
}

/** What is found for a question, national texts only, today, in Chinese, when nothing else is said. */
export function find(
  knowledge: Pick<Knowledge, 'search'>,
  text: string,
  request: Partial<SearchRequest> = {},
): Promise<SearchResult> {
  return knowledge.search({ text, language: 'zh', asOf: '2026-11-24', regions: [], limit: 10, ...request });
}

/** Texts of the hits, best first. */
export async function texts(
  knowledge: Pick<Knowledge, 'search'>,
  text: string,
  request: Partial<SearchRequest> = {},
): Promise<string[]> {
  return (await find(knowledge, text, request)).hits.map(({ passage }) => passage.text);
}

export interface TextFields extends Partial<Omit<ParsedDocument, 'version' | 'passages'>> {
  version?: Partial<ParsedVersion>;
  passage?: Partial<ParsedPassage>;
}

/** Stores a text of numbered articles; gives the ids of its version and document. */
export function storeText(store: Store, title: string, articles: string[], fields: TextFields = {}) {
  const { version, passage, ...document } = fields;
  const label = version?.label ?? version?.publishedOn ?? '2020-01-01';
  return syncDocument(
    store,
    {
      key: title,
      title,
      issuer: null,
      level: 'law',
      region: '全国',
      topics: [],
      language: 'zh',
      visibility: 'public',
      ...document,
      version: {
        label,
        title,
        documentNumber: null,
        publishedOn: '2020-01-01',
        effectiveFrom: null,
        effectiveTo: null,
        ended: null,
        endedBy: null,
        note: null,
        source: `/texts/${title}-${label}.md`,
        sourceDigest: articles.join(),
        history: [],
        provenance: {},
        coverage: null,
        ...version,
      },
      passages: articles.map((text, i) => ({
        kind: 'article',
        article: `第${i + 1}条`,
        articleNumber: i + 1,
        headingPath: [],
        page: null,
        text,
        searchText: '',
        content: null,
        ...passage,
      })),
    },
    { clock, actor: 'test' },
  );
}
