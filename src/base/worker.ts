import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { ROOT } from './root.ts';

/**
 * Starts a module of ours in a worker thread, from built JavaScript or (under tests) from TypeScript.
 * Takes the module's path from the package's folder, without extension.
 */
export function startWorker(path: string, options: WorkerOptions = {}): Worker {
  const { file, execArgv } = workerModule(path);
  if (execArgv.length === 0) return new Worker(file, options);
  // Node 20 loads a thread's first module before tsx can read it: that one is JavaScript and calls ours.
  const tsx = import.meta.resolve('tsx/esm/api');
  const start = `import('${tsx}').then(({ register }) => (register(), import('${pathToFileURL(file).href}')))`;
  return new Worker(start, { ...options, eval: true });
}

/** File and Node flags with which a worker pool can load a module of ours (an entry of `scripts/build-server.mjs`). */
export function workerModule(path: string): { file: string; execArgv: string[] } {
  return BUILT
    ? { file: join(ROOT, 'dist', `${path}.js`), execArgv: [] }
    : { file: join(ROOT, `${path}.ts`), execArgv: ['--import', readsTypeScript()] };
}

/** A module that lets a thread read TypeScript: `--import tsx` itself does nothing in threads of Node 20. */
function readsTypeScript(): string {
  const code = `import { register } from '${import.meta.resolve('tsx/esm/api')}'; register();`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

const BUILT = import.meta.url.endsWith('.js');
