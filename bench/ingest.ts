import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ingest } from '../ingest/run.ts';
import { silent } from '../src/base/log.ts';
import { ROOT } from '../src/base/root.ts';
import { systemClock } from '../src/base/time.ts';
import { openStore } from '../src/store/open.ts';

/**
 * How fast texts go in: `npx tsx bench/ingest.ts [folder]`, the policy pack unless told.
 * Prints the first run, the run after it (which must change nothing) and the memory it took.
 */
const folder = resolve(process.argv[2] ?? join(ROOT, '../shared/data/policy-pack'));
const home = mkdtempSync(join(tmpdir(), 'lastkm-bench-'));
const store = await openStore(join(home, 'lastkm.db'));
for (const run of ['first', 'again']) {
  const begun = performance.now();
  const { counts, passages } = await ingest([folder], { store, clock: systemClock, logger: silent });
  const seconds = (performance.now() - begun) / 1000;
  const speed = Math.round(passages.added / seconds);
  print({
    run,
    ...counts,
    passages: passages.added,
    seconds: Number(seconds.toFixed(2)),
    passagesPerSecond: speed,
  });
}
print({ rssMegabytes: Math.round(process.memoryUsage().rss / 1e6) });
await store.destroy();
rmSync(home, { recursive: true, force: true });

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
