import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorker } from '../../base/worker.ts';
import type { Store } from '../../store/open.ts';
import { type Laid, layOut, liveEdits } from './overlay.ts';

/** Lays out what is live with one edit in place, for as long as `use` lasts. `content` null: without an edit of it. */
export async function withEdit<T>(
  store: Store,
  { path, content }: { path: string; content: string | null },
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lastkm-overlay-'));
  try {
    const others = (await liveEdits(store)).filter((edit) => edit.path !== path);
    const edit: Laid[] = content === null ? [] : [{ path, revision: 0, content }];
    await layOut([...others, ...edit], folder);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What breaks when the program starts with an edit; null: nothing. */
export function tryOut(store: Store, edit: { path: string; content: string | null }): Promise<string | null> {
  return withEdit(store, edit, async (overlay) => {
    const thread = startWorker('src/operations/data/probe', { workerData: { overlay } });
    const [problem] = (await once(thread, 'message')) as [string | null];
    await thread.terminate();
    return problem;
  });
}
