import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import hnswlib from 'hnswlib-node';
import { z } from 'zod';
import { startWorker } from '../src/base/worker.ts';
import { readCache, writeCache } from './cache-file.ts';
import type { GraphJob } from './search-index.memory-graph-worker.ts';
import { GRAPH } from './tuning.ts';

/** A built graph over vectors: approximate, never changed; what it does not cover is looked at one by one. */
export interface Graph {
  /** What each point was made from, so that a passage whose vector changed is not taken for it. */
  fingerprints: ReadonlyMap<number, number>;
  find(vector: Float32Array, k: number): { id: number; score: number }[];
}

export interface GraphInput {
  stamp: string;
  dimensions: number;
  ids: Uint32Array;
  fingerprints: Uint32Array;
  /** One after another; handed over to the building thread. */
  vectors: Float32Array;
}

/** Builds a graph in a worker thread and keeps it at `path`. Rejects when the thread fails or `signal` stops it. */
export async function buildGraph(input: GraphInput, path: string, signal: AbortSignal): Promise<Graph> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await runWorker(input, draft, signal);
    const { stamp, dimensions, ids, fingerprints } = input;
    const facts = { layout: LAYOUT, stamp, dimensions, digest: await digestOf(draft) };
    await rename(draft, path);
    await writeCache(factsPath(path), { facts, columns: [ids, fingerprints] });
    return await open(path, dimensions, ids, fingerprints);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A graph kept earlier; null when it is missing, damaged, or of another embedder. */
export async function readGraph(path: string, stamp: string, dimensions: number): Promise<Graph | null> {
  const cache = await readCache(factsPath(path));
  const facts = factsSchema.safeParse(cache?.facts).data;
  if (!cache || facts?.stamp !== stamp || facts.dimensions !== dimensions) return null;
  if ((await digestOf(path).catch(() => null)) !== facts.digest) return null;
  return open(path, dimensions, cache.columns[0] as Uint32Array, cache.columns[1] as Uint32Array);
}

/** A 32-bit digest of a vector (FNV-1a over its numbers as written). */
export function fingerprint(vector: Float32Array): number {
  const words = new Uint32Array(vector.buffer, vector.byteOffset, vector.length);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193);
  return hash >>> 0;
}

const LAYOUT = 1;
const factsSchema = z.object({
  layout: z.literal(LAYOUT),
  stamp: z.string(),
  dimensions: z.number(),
  digest: z.string(),
});

function factsPath(path: string): string {
  return `${path}.facts`;
}

async function runWorker(input: GraphInput, file: string, signal: AbortSignal): Promise<void> {
  const { dimensions, ids, vectors } = input;
  const job: GraphJob = { dimensions, labels: ids, vectors, links: GRAPH.links, effort: GRAPH.effort, file };
  const worker = startWorker('knowledge/search-index.memory-graph-worker', {
    workerData: job,
    transferList: [vectors.buffer as ArrayBuffer],
  });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  const [code] = await once(worker, 'exit');
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (code !== 0) throw new Error(`the thread that builds the vector graph ended with ${code}`);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function open(
  path: string,
  dimensions: number,
  ids: Uint32Array,
  fingerprints: Uint32Array,
): Promise<Graph> {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  await graph.readIndex(path);
  return {
    fingerprints: new Map(Array.from(ids, (id, i) => [id, fingerprints[i]!])),
    find(vector, k) {
      const wanted = Math.min(k, ids.length);
      graph.setEf(Math.max(GRAPH.searchEffort, wanted));
      const { neighbors, distances } = graph.searchKnn(Array.from(vector), wanted);
      return neighbors.map((id, i) => ({ id, score: 1 - distances[i]! }));
    },
  };
}
