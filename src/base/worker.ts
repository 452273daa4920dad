import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a module of ours in a worker thread, from built JavaScript or (under tests) from TypeScript.
 * Takes the module's path without extension, resolved against `base` (an `import.meta.url`).
 */
export function startWorker(path: string, base: string, options: WorkerOptions = {}): Worker {
  const { file, execArgv } = workerModule(path, base);
  return new Worker(file, { ...options, execArgv });
}

/** File and Node flags with which a worker pool can load a module of ours. */
export function workerModule(path: string, base: string): { file: string; execArgv: string[] } {
  const built = fileURLToPath(new URL(`${path}.js`, base));
  if (existsSync(built)) return { file: built, execArgv: [] };
  return { file: fileURLToPath(new URL(`${path}.ts`, base)), execArgv: ['--import', 'tsx'] };
}
