import { workerData } from 'node:worker_threads';
import hnswlib from 'hnswlib-node';

/** What the thread is given: vectors one after another, each with its label, and where the graph goes. */
export interface GraphJob {
  dimensions: number;
  labels: Uint32Array;
  vectors: Float32Array;
  links: number;
  effort: number;
  file: string;
}

/** Builds the graph in a thread of its own: the library does nothing in turns. */
async function build({ dimensions, labels, vectors, links, effort, file }: GraphJob): Promise<void> {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.initIndex({ maxElements: labels.length, m: links, efConstruction: effort });
  for (const [i, label] of labels.entries())
    graph.addPoint(Array.from(vectors.subarray(i * dimensions, (i + 1) * dimensions)), label);
  await graph.writeIndex(file);
}

await build(workerData as GraphJob);
