import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a module of ours in a worker thread, from built JavaScript or (under tests) from TypeScript.
 * Takes the module's path without extension, resolved against `base` (an `import.meta.url`).
 */
export function startWorker(path: string, base: string, options: WorkerOptions = {}): Worker {
  const { file, execArgv } = workerModule(path, base);
  if (execArgv.length === 0) return new Worker(file, options);
  // Node 20 loads a thread's first module before tsx can read it: that one is JavaScript and calls ours.
  const tsx = import.meta.resolve('tsx/esm/api');
  const start = `import('${tsx}').then(({ register }) => (register(), import('${pathToFileURL(file).href}')))`;
  return new Worker(start, { ...options, eval: true });
}

/** File and Node flags with which a worker pool can load a module of ours. */
export function workerModule(path: string, base: string): { file: string; execArgv: string[] } {
  const built = fileURLToPath(new URL(`${path}.js`, base));
  if (existsSync(built)) return { file: built, execArgv: [] };
  return { file: fileURLToPath(new URL(`${path}.ts`, base)), execArgv: ['--import', 'tsx'] };
}
