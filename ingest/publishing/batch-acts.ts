import { Fault } from '../../src/base/faults.ts';
import type { Store } from '../../src/store/open.ts';
import type { BatchResult } from './api-acts.ts';
import { draftRows } from './draft-row.ts';
import { loadDraft } from './rows.ts';

/** Does something to drafts one after the other; each stands or falls alone. */
export async function actOnEach(
  store: Store,
  drafts: readonly { id: string; revision: number }[],
  act: (draft: { id: string; revision: number }) => Promise<void>,
): Promise<BatchResult> {
  const results: BatchResult['results'] = [];
  for (const draft of drafts) {
    const wrong = await refusalFrom(() => act(draft));
    const held = await loadDraft(store, draft.id).catch(() => null);
    const [row = null] = held ? await draftRows(store, [held]) : [];
    results.push({ id: draft.id, draft: row, fault: wrong });
  }
  return { results };
}

async function refusalFrom(act: () => Promise<void>): Promise<BatchResult['results'][number]['fault']> {
  try {
    await act();
    return null;
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const { code, retryable } = cause;
    return { code, retryable, message: { zh: cause.in('zh'), en: cause.in('en') } };
  }
}
