import { pace } from '../src/base/pace.ts';
import { fingerprint, type Graph, type GraphInput } from './search-index.memory-graph.ts';
import { GRAPH } from './tuning.ts';

/** Rows of one block. */
export const BLOCK = 1024;

/** Vectors in memory, in blocks of rows so that growing copies nothing. A freed row is used again. */
export interface Vectors {
  dimensions: number;
  blocks: Float32Array[];
  /** Passage of each row, 0 where the row is free. */
  ids: number[];
  versions: number[];
  rows: Map<number, number>;
  free: number[];
  /** Speeds up searches over many; null: all are looked at. */
  graph: Graph | null;
  /** Rows that the graph does not know as they are. */
  loose: Set<number>;
}

export function emptyVectors(dimensions: number): Vectors {
  return {
    dimensions,
    blocks: [],
    ids: [],
    versions: [],
    rows: new Map(),
    free: [],
    graph: null,
    loose: new Set(),
  };
}

/** Puts a unit-length vector for a passage, in place of an older one. */
export function putVector(vectors: Vectors, id: number, versionId: number, vector: Float32Array): void {
  if (vector.length !== vectors.dimensions)
    throw new Error(`vector of ${vector.length} numbers in a space of ${vectors.dimensions}`);
  const row = vectors.rows.get(id) ?? vectors.free.pop() ?? vectors.ids.length;
  if (row >= vectors.blocks.length * BLOCK) vectors.blocks.push(new Float32Array(BLOCK * vectors.dimensions));
  rowOf(vectors, row).set(vector);
  vectors.ids[row] = id;
  vectors.versions[row] = versionId;
  vectors.rows.set(id, row);
  markRow(vectors, row);
}

export function removeVector(vectors: Vectors, id: number): void {
  const row = vectors.rows.get(id);
  if (row === undefined) return;
  vectors.rows.delete(id);
  vectors.loose.delete(row);
  vectors.ids[row] = 0;
  vectors.free.push(row);
}

/** The numbers of a row: a view. */
function rowOf({ blocks, dimensions }: Vectors, row: number): Float32Array {
  const start = (row % BLOCK) * dimensions;
  return blocks[Math.floor(row / BLOCK)]!.subarray(start, start + dimensions);
}

/** Takes a graph into use; rows it does not know, or knows otherwise, stay loose. */
export async function adoptGraph(vectors: Vectors, graph: Graph): Promise<void> {
  vectors.graph = graph;
  for (const row of vectors.rows.values()) {
    markRow(vectors, row);
    if (pace.due()) await pace.turn();
  }
}

/** Whether a graph would pay: there are many vectors, and the one at hand (if any) knows too few of them. */
export function wantsGraph({ rows, loose, graph }: Vectors): boolean {
  if (rows.size < GRAPH.from) return false;
  const obsolete = graph ? graph.fingerprints.size - (rows.size - loose.size) : 0;
  return loose.size + obsolete > Math.max(GRAPH.looseCount, GRAPH.looseShare * rows.size);
}

/** A copy of all vectors, to build a graph from. */
export async function graphInput(vectors: Vectors, stamp: string): Promise<GraphInput> {
  const { dimensions } = vectors;
  const held = [...vectors.rows];
  const input: GraphInput = {
    stamp,
    dimensions,
    ids: new Uint32Array(held.length),
    fingerprints: new Uint32Array(held.length),
    vectors: new Float32Array(held.length * dimensions),
  };
  for (const [i, [id, row]] of held.entries()) {
    const vector = rowOf(vectors, row);
    input.ids[i] = id;
    input.fingerprints[i] = fingerprint(vector);
    input.vectors.set(vector, i * dimensions);
    if (pace.due()) await pace.turn();
  }
  return input;
}

function markRow(vectors: Vectors, row: number): void {
  const known = vectors.graph?.fingerprints.get(vectors.ids[row]!);
  if (known !== undefined && known === fingerprint(rowOf(vectors, row))) vectors.loose.delete(row);
  else vectors.loose.add(row);
}
