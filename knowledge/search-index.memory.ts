import { pace } from '../src/base/pace.ts';
import { matchPostings } from './search-index.memory-matching.ts';
import { addEntries, emptyPostings, type Postings, removeEntries } from './search-index.memory-postings.ts';
import { createScopes } from './search-index.memory-scopes.ts';
import { emptyVectors, putVector, removeVector, scan } from './search-index.memory-vectors.ts';
import type { SearchIndex } from './search-index.ts';

/**
 * The index of one process: postings in typed arrays, vectors beside them. Nothing here is the record:
 * it is all made again from rows. `put` and `remove` have one caller at a time; searches may run between.
 */
export function createMemoryIndex(
  dimensions: number,
  postings: Postings = emptyPostings(),
): SearchIndex & { postings: Postings } {
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
    async putVectors(added) {
      for (const { id, vector } of added) {
        const ordinal = postings.ordinals.get(id);
        if (ordinal !== undefined) putVector(vectors, id, postings.versions[ordinal]!, vector);
        if (pace.due()) await pace.turn();
      }
    },
    matching: (terms, k, filter) => matchPostings(postings, terms, k, scopes.mask(filter)),
    nearest: (vector, k, filter) => scan(vectors, vector, k, scopes.mask(filter)),
    size: () => ({ passages: postings.ordinals.size, vectors: vectors.rows.size }),
  };
}
