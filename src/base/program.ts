import { join } from 'node:path';
import { ROOT } from './root.ts';

/** Arguments with which Node runs the command line of this program, built or (under tests) from TypeScript. */
export function programArguments(): string[] {
  return import.meta.url.endsWith('.js')
    ? [join(ROOT, 'dist/src/main.js')]
    : ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/main.ts')];
}
