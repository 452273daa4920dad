import type { Embedder } from '../../knowledge/embedder.ts';
import { tokenise } from '../../knowledge/tokens.ts';

/** A stand-in embedder: the same tokens give the same vector, shared tokens make vectors alike. */
export function hashEmbedder(dimensions = 32, stamp = `hash-${dimensions}`): Embedder & { texts: string[] } {
  const texts: string[] = [];
  return {
    stamp,
    dimensions,
    texts,
    async embed(batch, purpose) {
      if (purpose === 'passage') texts.push(...batch);
      return batch.map((text) => vectorOf(text, dimensions));
    },
  };
}

function vectorOf(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const token of tokenise(text)) {
    const hash = hashOf(token);
    vector[hash % dimensions]! += hash & 0x10000 ? 1 : -1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((number) => number / length);
}

function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (const character of token) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}
