import { readFile } from 'node:fs/promises';
import { v4 as uuid } from 'uuid';
import type { DraftState } from '../../ingest/publishing/api.ts';
import { DRAFT_STATES, listBatches, listDrafts } from '../../ingest/publishing/list.ts';
import { receiveFiles } from '../../ingest/publishing/receive.ts';
import { listSources, nameOf } from '../../ingest/sources.ts';
import { fault } from '../base/faults.ts';
import { say, sayJson } from './say.ts';
import { withStore } from './with-store.ts';

const PAGE = 200;

/** Lists drafts, newest first, with how they stand and why they failed. */
export async function listDraftsCommand(options: {
  state?: string;
  batch?: string;
  json?: boolean;
}): Promise<void> {
  const state = DRAFT_STATES.find((known) => known === options.state);
  if (options.state && !state) throw fault('body_invalid', { problem: `--state ${options.state}` });
  await withStore(async ({ store }) => {
    const { batch } = options;
    const states: DraftState[] | undefined = state ? [state] : undefined;
    const { drafts } = await listDrafts(store, { states, batch, limit: PAGE });
    for (const draft of drafts)
      if (options.json) sayJson(draft);
      else {
        const told = draft.fault?.message.en ?? draft.note ?? '';
        say(`${draft.id} ${draft.state.padEnd(9)} ${draft.title ?? draft.name} ${told}`.trimEnd());
      }
  });
}

/** How many drafts of each batch stand how. */
export async function listBatchesCommand(): Promise<void> {
  await withStore(async ({ store }) => {
    for (const { batch, createdAt, total, counts } of (await listBatches(store)).batches) {
      const stood = DRAFT_STATES.filter((state) => counts[state] > 0).map(
        (state) => `${counts[state]} ${state}`,
      );
      say(`${batch} ${createdAt} ${total}: ${stood.join(', ')}`);
    }
  });
}

/** Hands files and folders in as drafts, which people check and publish on the page. Exit code 1 when one was refused. */
export async function addDraftsCommand(paths: readonly string[]): Promise<void> {
  await withStore(async (desk) => {
    const batch = uuid();
    const deps = { ...desk, dataDir: desk.config.DATA_DIR, batch };
    let taken = 0;
    for (const source of await listSources(paths)) {
      const bytes = source.fault ? null : await readFile(source.path);
      const [draft] = bytes ? (await receiveFiles([{ path: nameOf(source), bytes }], deps)).drafts : [];
      if (draft && draft.state !== 'failed') taken++;
      else {
        say(`failed   ${source.path}${source.fault ? `: ${source.fault.message}` : ''}`);
        process.exitCode = 1;
      }
    }
    say(`${taken} drafts in batch ${batch}; the server reads them: lastkm drafts list`);
  });
}
