import { listVersions } from '../../knowledge/corpus.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { readConfig } from '../base/config.ts';
import { systemClock, today } from '../base/time.ts';
import { databaseFile, openStore } from '../store/open.ts';
import { say, sayJson } from './say.ts';

/** Lists every version of every document with its window and validity today. */
export async function documentsCommand(options: { json?: boolean }): Promise<void> {
  const store = await openStore(databaseFile(readConfig()));
  try {
    const day = today(systemClock);
    for (const version of await listVersions(store)) {
      const validity = validityOn(version, day);
      if (options.json) sayJson({ ...version, validity });
      else {
        const window = `${version.effectiveFrom ?? version.publishedOn ?? '…'} → ${version.effectiveTo ?? '…'}`;
        say(`${validity.padEnd(17)} ${window.padEnd(25)} ${version.title} (${version.passages})`);
      }
    }
  } finally {
    await store.destroy();
  }
}
