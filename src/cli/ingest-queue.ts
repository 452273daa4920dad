import { createReadStream } from 'node:fs';
import { v4 as uuid } from 'uuid';
import { isAddress } from '../../ingest/ingest-url.ts';
import { enqueue } from '../../ingest/jobs.ts';
import { listSources, nameOf, type Source } from '../../ingest/sources.ts';
import { storeUpload } from '../../ingest/uploads.ts';
import { Fault } from '../base/faults.ts';
import { say } from './say.ts';
import { type Desk, withStore } from './with-store.ts';

/** Puts files and addresses into the queue of the server. Exit code 1 when one was refused. */
export async function queueCommand(what: readonly string[]): Promise<void> {
  await withStore(async (desk) => {
    const batch = uuid();
    const addresses = what.filter(isAddress);
    const jobs = addresses.map((url) => ({ kind: 'url' as const, target: url, name: url }));
    await enqueue(desk.store, jobs, { ...desk, batch });
    let queued = jobs.length;
    for (const source of await listSources(what.filter((text) => !isAddress(text))))
      if (await queueFile(source, desk, batch)) queued++;
    say(`${queued} queued as batch ${batch}; the server reads them: lastkm jobs`);
  });
}

async function queueFile(source: Source, desk: Desk, batch: string): Promise<boolean> {
  try {
    if (source.fault) throw source.fault;
    const deps = { ...desk, dataDir: desk.config.DATA_DIR, batch, row: source.row };
    await storeUpload(createReadStream(source.path), nameOf(source), deps);
    return true;
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    say(`failed   ${source.path}: ${cause.message}`);
    process.exitCode = 1;
    return false;
  }
}
