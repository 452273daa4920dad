import { createHash } from 'node:crypto';
import { normalOf } from '../../bot/understand/normal.ts';
import type { Embedder } from '../../knowledge/embedder.ts';
import { tokenise } from '../../knowledge/tokens.ts';
import { GAPS } from './rules.ts';

/** Places of a vector made of words alone. */
const PLACES = 1_024;

/** Vectors of questions, and from which likeness on two ask the same: by the embedder, else by their words. */
export async function questionVectors(
  texts: readonly string[],
  embedder: Embedder | null,
): Promise<{ vectors: Float32Array[]; alike: number }> {
  const plain = texts.map(normalOf);
  const embedded = embedder && (await embedder.embed(plain, 'question').catch(() => null));
  if (embedded) return { vectors: embedded, alike: GAPS.alike };
  return { vectors: plain.map(wordVector), alike: GAPS.alikeByWords };
}

/** Each token counts at a place of its own, mostly; at unit length. */
function wordVector(text: string): Float32Array {
  const vector = new Float32Array(PLACES);
  for (const token of tokenise(text)) vector[placeOf(token)]! += token.length;
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}

function placeOf(token: string): number {
  return createHash('sha1').update(token).digest().readUInt16LE(0) % PLACES;
}
