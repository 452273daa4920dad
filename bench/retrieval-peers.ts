import { join } from 'node:path';
import { builtinEmbedder } from '../knowledge/embedder.builtin.ts';
import { tokenise } from '../knowledge/tokens.ts';
import { ROOT } from '../src/base/root.ts';

export interface Unit {
  id: string;
  title: string;
  chapter: string;
  text: string;
}

/** Ids of the units that fit a question, best first. */
export type Search = (question: string, limit: number) => string[] | Promise<string[]>;

/** Systems of others over the same texts, each as one would set it up for Chinese. */
export const PEERS: Record<string, (units: readonly Unit[]) => Promise<Search>> = {
  bm25,
  minisearch,
  hnswlib,
};

const fieldsOf = ({ title, chapter, text }: Unit) => [title, chapter, text].join('\n');

/** BM25 as the books write it, k1 1.2 and b 0.75, over the product's tokens of all fields together. */
async function bm25(units: readonly Unit[]): Promise<Search> {
  const postings = new Map<string, { unit: number; count: number }[]>();
  const lengths = units.map((unit, i) => {
    const counts = new Map<string, number>();
    const tokens = tokenise(fieldsOf(unit));
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    for (const [token, count] of counts) {
      const list = postings.get(token);
      if (list) list.push({ unit: i, count });
      else postings.set(token, [{ unit: i, count }]);
    }
    return tokens.length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (question, limit) => {
    const scores = new Map<number, number>();
    for (const token of tokenise(question)) {
      const list = postings.get(token) ?? [];
      const idf = Math.log(1 + (units.length - list.length + 0.5) / (list.length + 0.5));
      for (const { unit, count } of list) {
        const norm = 1.2 * (0.25 + (0.75 * lengths[unit]!) / mean);
        scores.set(unit, (scores.get(unit) ?? 0) + (idf * count * 2.2) / (count + norm));
      }
    }
    const best = [...scores].sort((a, b) => b[1] - a[1]).slice(0, limit);
    return best.map(([unit]) => units[unit]!.id);
  };
}

interface MiniSearchModule {
  default: new (
    options: object,
  ) => {
    addAll(documents: readonly object[]): void;
    search(query: string): { id: string }[];
  };
}

/** MiniSearch (BM25+) over the product's tokens; its own cut words at spaces, of which Chinese has none. */
async function minisearch(units: readonly Unit[]): Promise<Search> {
  const { default: MiniSearch } = await load<MiniSearchModule>('minisearch/dist/es/index.js');
  const fields = ['title', 'chapter', 'text'];
  const index = new MiniSearch({ fields, tokenize: tokenise, processTerm: (term: string) => term });
  index.addAll(units);
  return (question, limit) =>
    index
      .search(question)
      .slice(0, limit)
      .map(({ id }) => id);
}

interface HnswModule {
  HNSWLib: new (
    embeddings: object,
    args: object,
  ) => {
    addVectors(vectors: number[][], documents: object[]): Promise<void>;
    similaritySearchVectorWithScore(
      vector: number[],
      k: number,
    ): Promise<[{ metadata: { id: string } }, number][]>;
  };
}

/** LangChain's HNSWLib store as it comes, with the vectors of the product's embedder. */
async function hnswlib(units: readonly Unit[]): Promise<Search> {
  const { HNSWLib } = await load<HnswModule>('@langchain/community/dist/vectorstores/hnswlib.js');
  const embedder = builtinEmbedder();
  const embed = async (texts: string[], purpose: 'passage' | 'question') =>
    (await embedder.embed(texts, purpose)).map((vector) => [...vector]);
  const store = new HNSWLib({}, { space: 'cosine', numDimensions: embedder.dimensions });
  for (let at = 0; at < units.length; at += 1000) {
    const some = units.slice(at, at + 1000);
    const documents = some.map(({ id, text }) => ({ pageContent: text, metadata: { id } }));
    await store.addVectors(await embed(some.map(fieldsOf), 'passage'), documents);
  }
  return async (question, limit) => {
    const [vector] = await embed([question], 'question');
    const found = await store.similaritySearchVectorWithScore(vector!, limit);
    return found.map(([{ metadata }]) => metadata.id);
  };
}

function load<Module>(path: string): Promise<Module> {
  return import(join(ROOT, 'bench/peers/node_modules', path));
}
