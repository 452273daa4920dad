import { pace } from '../src/base/pace.ts';
import { buildGraph, readGraph } from './search-index.memory-graph.ts';
import { matchPostings } from './search-index.memory-matching.ts';
import { nearestVectors } from './search-index.memory-nearest.ts';
import { addEntries, emptyPostings, type Postings, removeEntries } from './search-index.memory-postings.ts';
import { createScopes } from './search-index.memory-scopes.ts';
import {
  adoptGraph,
  emptyVectors,
  graphInput,
  putVector,
  removeVector,
  wantsGraph,
} from './search-index.memory-vectors.ts';
import type { SearchIndex } from './search-index.ts';

export interface MemoryIndex extends SearchIndex {
  postings: Postings;
  /** Takes the graph kept at `path` into use, as far as it fits the vectors held. */
  openGraph(path: string, stamp: string): Promise<void>;
  /** Builds a graph and keeps it at `path`, when there are vectors enough that it does not know. */
  refreshGraph(path: string, stamp: string, signal: AbortSignal): Promise<void>;
}

/**
 * The index of one process: postings in typed arrays, vectors beside them. Nothing here is the record:
 * it is all made again from rows. `put` and `remove` have one caller at a time; searches may run between.
 */
export function createMemoryIndex(dimensions: number, postings: Postings = emptyPostings()): MemoryIndex {
  const vectors = emptyVectors(dimensions);
  const scopes = createScopes();
  return {
    postings,
    async put(entries) {
      for (const { id } of entries) removeVector(vectors, id);
      await addEntries(postings, entries);
    },
    async remove(ids) {
      removeEntries(postings, ids);
      for (const id of ids) removeVector(vectors, id);
    },
    setScopes: scopes.replace,
    withoutVector: () =>
      dimensions === 0
        ? []
        : [...postings.ordinals.keys()].filter((id) => !vectors.rows.has(id)).sort(ascending),
    async putVectors(added) {
      for (const { id, vector } of added) {
        const ordinal = postings.ordinals.get(id);
        if (ordinal !== undefined) putVector(vectors, id, postings.versions[ordinal]!, vector);
        if (pace.due()) await pace.turn();
      }
    },
    matching: (terms, k, filter) => matchPostings(postings, terms, k, scopes.mask(filter)),
    nearest: (vector, k, filter) => nearestVectors(vectors, vector, k, scopes.mask(filter)),
    size: () => ({ passages: postings.ordinals.size, vectors: vectors.rows.size }),
    async openGraph(path, stamp) {
      const graph = await readGraph(path, stamp, dimensions);
      if (graph) await adoptGraph(vectors, graph);
    },
    async refreshGraph(path, stamp, signal) {
      if (!wantsGraph(vectors)) return;
      const input = await graphInput(vectors, stamp);
      await adoptGraph(vectors, await buildGraph(input, path, signal));
    },
  };
}

function ascending(a: number, b: number): number {
  return a - b;
}
