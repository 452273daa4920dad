import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildGraph, readGraph } from '../../knowledge/search-index.memory-graph.ts';
import { nearestVectors } from '../../knowledge/search-index.memory-nearest.ts';
import {
  adoptGraph,
  emptyVectors,
  graphInput,
  putVector,
  removeVector,
  type Vectors,
} from '../../knowledge/search-index.memory-vectors.ts';
import { tempFolder } from './support.ts';

const DIMENSIONS = 12;
const everyone = Uint8Array.of(0, 1, 1);
const random = randomNumbers(7);

function unitVector(): Float32Array {
  const vector = Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((number) => number / length);
}

/** Half of the vectors belong to version 1, one in ten to version 2, the rest to nobody. */
function filled(count: number): { vectors: Vectors; given: Map<number, Float32Array> } {
  const vectors = emptyVectors(DIMENSIONS);
  const given = new Map<number, Float32Array>();
  for (let id = 1; id <= count; id++) {
    given.set(id, unitVector());
    putVector(vectors, id, id % 10 === 0 ? 2 : 1, given.get(id)!);
  }
  return { vectors, given };
}

function exact(given: Map<number, Float32Array>, vector: Float32Array, k: number): number[] {
  const score = (other: Float32Array) => other.reduce((sum, number, i) => sum + number * vector[i]!, 0);
  return [...given]
    .sort((a, b) => score(b[1]) - score(a[1]))
    .slice(0, k)
    .map(([id]) => id);
}

const ids = (matches: { id: number }[]) => matches.map(({ id }) => id);

describe('likeness', () => {
  it('finds the nearest by looking at all', () => {
    const { vectors, given } = filled(3000);
    for (let i = 0; i < 10; i++) {
      const asked = unitVector();
      expect(ids(nearestVectors(vectors, asked, 10, everyone))).toEqual(exact(given, asked, 10));
    }
  });

  it('forgets removed vectors and takes new ones in their place', () => {
    const { vectors, given } = filled(100);
    const asked = unitVector();
    const [best] = exact(given, asked, 1);
    removeVector(vectors, best!);
    expect(ids(nearestVectors(vectors, asked, 100, everyone))).not.toContain(best);
    putVector(vectors, 777, 1, asked);
    expect(vectors.ids).toHaveLength(100);
    expect(nearestVectors(vectors, asked, 1, everyone)[0]).toMatchObject({ id: 777, versionId: 1 });
  });

  it('refuses a vector of another space', () => {
    expect(() => putVector(emptyVectors(DIMENSIONS), 1, 1, new Float32Array(3))).toThrow('vector of 3');
  });
});

describe('the graph', () => {
  const never = new AbortController().signal;
  const withGraph = async (path = join(tempFolder(), 'graph')) => {
    const { vectors, given } = filled(800);
    await adoptGraph(vectors, await buildGraph(await graphInput(vectors, 's'), path, never));
    return { vectors, given, path };
  };

  it('finds nearly all that looking at all finds, and new, changed and removed ones rightly', async () => {
    const { vectors, given } = await withGraph();
    expect(vectors.loose.size).toBe(0);
    for (let id = 1; id <= 40; id++) {
      removeVector(vectors, id);
      given.delete(id);
    }
    for (let id = 41; id <= 80; id++) given.set(id, unitVector());
    for (let id = 3001; id <= 3040; id++) given.set(id, unitVector());
    for (const [id, vector] of given) if (id <= 80 || id > 3000) putVector(vectors, id, 1, vector);
    expect(vectors.loose.size).toBe(80);
    let found = 0;
    for (let i = 0; i < 40; i++) {
      const asked = unitVector();
      const expected = new Set(exact(given, asked, 10));
      found += ids(nearestVectors(vectors, asked, 10, everyone)).filter((id) => expected.has(id)).length;
    }
    expect(found / 400).toBeGreaterThan(0.97);
  });

  it('does not starve a filter that few pass', async () => {
    const { vectors, given } = await withGraph();
    const few = Uint8Array.of(0, 0, 1);
    const asked = unitVector();
    const tenths = new Map([...given].filter(([id]) => id % 10 === 0));
    expect(ids(nearestVectors(vectors, asked, 100, few))).toEqual(exact(tenths, asked, 100));
    expect(nearestVectors(vectors, asked, 100, Uint8Array.of(0))).toEqual([]);
  });

  it('is taken up again from its file, for the same embedder only', async () => {
    const { given, path } = await withGraph();
    expect(await readGraph(path, 'another', DIMENSIONS)).toBeNull();
    const graph = await readGraph(path, 's', DIMENSIONS);
    const vectors = emptyVectors(DIMENSIONS);
    await adoptGraph(vectors, graph!);
    for (const [id, vector] of given) putVector(vectors, id, 1, vector);
    expect(vectors.loose.size).toBe(0);
    putVector(vectors, 5, 1, unitVector());
    expect(vectors.loose.size).toBe(1);
  });

  it('is not believed when a byte of it changed', async () => {
    const { path } = await withGraph();
    const bytes = await readFile(path);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(path, bytes);
    expect(await readGraph(path, 's', DIMENSIONS)).toBeNull();
  });
});

/** Numbers between 0 and 1 that are the same in every run (Park and Miller 1988). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
