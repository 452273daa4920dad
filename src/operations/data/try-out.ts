import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
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

/** A start takes a second; an edit on which it takes a minute is of no use either. */
const LONGEST_MS = 60_000;

async function said(thread: Worker): Promise<string | null> {
  const [problem] = (await once(thread, 'message')) as [string | null];
  return problem;
}

/** Ended, or not done in time, without a word. */
async function ended(thread: Worker): Promise<string> {
  const late = AbortSignal.timeout(LONGEST_MS);
  const [code] = await once(thread, 'exit', { signal: late }).catch(() => ['no answer in time']);
  return `the trial start ended: ${code}`;
}

/** What breaks when the program starts with an edit; null: nothing. */
export function tryOut(store: Store, edit: { path: string; content: string | null }): Promise<string | null> {
  return withEdit(store, edit, async (overlay) => {
    const thread = startWorker('src/operations/data/probe', { workerData: { overlay } });
    try {
      return await Promise.race([said(thread), ended(thread)]);
    } finally {
      await thread.terminate();
    }
  });
}
