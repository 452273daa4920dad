import { supervise } from './supervise.ts';

/**
 * Serves until it is told to stop; a second signal ends it at once. The server runs in a thread, which is started
 * again after a crash, and when edited data or a restored backup is to take effect.
 */
export async function serveCommand({ demo = false }: { demo?: boolean } = {}): Promise<void> {
  await supervise('src/cli/serve-thread', { demo });
}
