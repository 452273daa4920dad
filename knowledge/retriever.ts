import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import { languageOf } from '../src/base/language.ts';
import { type Clock, today } from '../src/base/time.ts';
import type { Hit, SearchRequest, SearchResult } from './search.ts';

export interface RetrieverOptions {
  search: (request: SearchRequest) => Promise<SearchResult>;
  clock: Clock;
  regions?: readonly string[];
  limit?: number;
}

/** Our search as a LangChain retriever, for programs built on that; nothing of ours goes through it. */
export class PassageRetriever extends BaseRetriever {
  readonly lc_namespace = ['lastkm', 'knowledge'];
  readonly #options: RetrieverOptions;

  constructor(options: RetrieverOptions) {
    super();
    this.#options = options;
  }

  override async _getRelevantDocuments(query: string): Promise<Document[]> {
    const { search, clock, regions = [], limit = 8 } = this.#options;
    const language = languageOf(query);
    const { hits } = await search({ text: query, language, asOf: today(clock), regions, limit });
    return hits.map(toDocument);
  }
}

/** The text, with what a citation of it needs. */
function toDocument({ passage, validity, score, exact }: Hit): Document {
  const { id, title, documentNumber, issuer, level, region, article, headingPath, page } = passage;
  return new Document({
    id: String(id),
    pageContent: passage.text,
    metadata: {
      title,
      documentNumber,
      issuer,
      level,
      region,
      article,
      headingPath,
      page,
      effectiveFrom: passage.effectiveFrom,
      effectiveTo: passage.effectiveTo,
      validity,
      score,
      exact,
    },
  });
}
