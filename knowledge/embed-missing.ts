import { createHash } from 'node:crypto';
import { pace } from '../src/base/pace.ts';
import type { Store } from '../src/store/open.ts';
import { livePassagesById } from './corpus.ts';
import type { Embedder } from './embedder.ts';
import type { Passage } from './passage.ts';
import type { SearchIndex } from './search-index.ts';
import { EMBEDDING } from './tuning.ts';

/** The text of a passage that its vector stands for. */
export function embeddedText({ title, headingPath, text, searchText }: Passage): string {
  return [title, ...headingPath, text, searchText].filter((part) => part !== '').join('\n');
}

export interface EmbedDeps {
  store: Store;
  index: SearchIndex;
  embedder: Embedder;
  signal: AbortSignal;
}

/**
 * Gives every passage of the index that has none its vector: from its row where one stands under the embedder's
 * stamp and the text's digest, else made anew and written. Vectors of other stamps or texts are not looked at.
 * Gives how many were made. Throws what the embedder throws; what was written until then stays.
 */
export async function embedMissing({ store, index, embedder, signal }: EmbedDeps): Promise<number> {
  let made = 0;
  const missing = index.withoutVector();
  for (let at = 0; at < missing.length && !signal.aborted; at += EMBEDDING.rowsPerWrite) {
    const passages = await livePassagesById(store, missing.slice(at, at + EMBEDDING.rowsPerWrite));
    const wanted = passages.map((passage) => ({ id: passage.id, ...textOf(passage) }));
    const held = await heldVectors(store, embedder, wanted);
    await index.putVectors(held);
    const known = new Set(held.map(({ id }) => id));
    made += await embedAll(
      { store, index, embedder, signal },
      wanted.filter(({ id }) => !known.has(id)),
    );
    await pace.turn();
  }
  return made;
}

interface Wanted {
  id: number;
  text: string;
  digest: string;
}

function textOf(passage: Passage): Omit<Wanted, 'id'> {
  const text = embeddedText(passage);
  return { text, digest: createHash('sha256').update(text).digest('hex') };
}

async function heldVectors(
  store: Store,
  { stamp, dimensions }: Embedder,
  wanted: readonly Wanted[],
): Promise<{ id: number; vector: Float32Array }[]> {
  if (wanted.length === 0) return [];
  const digests = new Map(wanted.map(({ id, digest }) => [id, digest]));
  const rows = await store
    .selectFrom('vectors')
    .select(['passage_id', 'digest', 'vector'])
    .where('passage_id', 'in', [...digests.keys()])
    .where('stamp', '=', stamp)
    .execute();
  return rows.flatMap(({ passage_id: id, digest, vector }) => {
    const usable = digests.get(id) === digest && vector.byteLength === dimensions * 4;
    return usable ? [{ id, vector: fromBytes(vector) }] : [];
  });
}

async function embedAll(deps: EmbedDeps, wanted: readonly Wanted[]): Promise<number> {
  const { store, index, embedder, signal } = deps;
  const made: { id: number; digest: string; vector: Float32Array }[] = [];
  try {
    for (let at = 0; at < wanted.length && !signal.aborted; at += EMBEDDING.batch) {
      const batch = wanted.slice(at, at + EMBEDDING.batch);
      const vectors = await embedder.embed(
        batch.map(({ text }) => text),
        'passage',
      );
      for (const [i, { id, digest }] of batch.entries()) made.push({ id, digest, vector: vectors[i]! });
      if (pace.due()) await pace.turn();
    }
  } finally {
    await writeVectors(store, embedder.stamp, made);
    await index.putVectors(made);
  }
  return made.length;
}

async function writeVectors(
  store: Store,
  stamp: string,
  made: readonly { id: number; digest: string; vector: Float32Array }[],
): Promise<void> {
  if (made.length === 0) return;
  await store
    .insertInto('vectors')
    .values(
      made.map(({ id, digest, vector }) => ({ passage_id: id, stamp, digest, vector: toBytes(vector) })),
    )
    .onConflict((conflict) =>
      conflict.columns(['passage_id', 'stamp']).doUpdateSet((row) => ({
        digest: row.ref('excluded.digest'),
        vector: row.ref('excluded.vector'),
      })),
    )
    .execute();
}

function toBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** A copy: bytes of a row need not start where 32-bit numbers may. */
function fromBytes(bytes: Uint8Array): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}
