import { v4 as uuid } from 'uuid';
import { createParsers } from '../../ingest/parse.ts';
import { claimSource, runSource } from '../../ingest/watch/claim-source.ts';
import { outside } from '../../ingest/watch/outside.ts';
import { fault } from '../base/faults.ts';
import { say, sayJson } from './say.ts';
import { numberOf } from './sources.ts';
import { type Desk, withStore } from './with-store.ts';

/**
 * Checks one source now, or all that are due, beside a running server or without one. Exit code 1 when a
 * source failed. Throws `not_found`, `source_busy`.
 */
export async function runCommand(given: string | undefined, options: { json?: boolean }): Promise<void> {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const id = given === undefined ? undefined : numberOf(given);
  await withStore(async (desk) => {
    if (id !== undefined) await requireSource(desk, id);
    const owner = uuid();
    const parsers = createParsers();
    const way = outside(desk.config.FETCH_ALLOW, desk.clock, stopping.signal);
    try {
      for (;;) {
        const source = await claimSource(desk.store, owner, desk.clock, id);
        if (!source && id !== undefined) throw fault('source_busy', { id });
        if (!source) return;
        const deps = { ...desk, ...way, parsers, dataDir: desk.config.DATA_DIR, signal: stopping.signal };
        const { counts, results, fault: wrong } = await runSource(source, deps);
        if (options.json) for (const result of results) sayJson(result);
        else say(`${source.url}: ${wrong?.message.en ?? sentence(counts)}`);
        if (wrong) process.exitCode = 1;
        if (id !== undefined || stopping.signal.aborted) return;
      }
    } finally {
      await parsers.close();
    }
  });
}

async function requireSource({ store }: Desk, id: number): Promise<void> {
  const row = await store
    .selectFrom('sources')
    .select('id')
    .where('id', '=', id)
    .where('status', '<>', 'removed')
    .executeTakeFirst();
  if (!row) throw fault('not_found');
}

function sentence(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ');
}
