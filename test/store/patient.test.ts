import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { append } from '../../src/store/log.ts';
import { openStore } from '../../src/store/open.ts';

it('lets everything else go on while it waits for another writer, and then writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lastkm-patient-'));
  const file = join(folder, 'lastkm.db');
  const [mine, other] = [await openStore(file), await openStore(file)];
  const entry = { kind: 'feedback', actor: 'test', at: new Date() } as const;
  let written = false;
  let turns = 0;
  let writing: Promise<unknown> = Promise.resolve();
  await other.transaction().execute(async (tx) => {
    await append(tx, entry);
    writing = append(mine, entry).then(() => {
      written = true;
    });
    // These turns are of the event loop that the waiting write would hold up.
    while (turns < 20) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      turns++;
    }
    expect(written).toBe(false);
  });
  await writing;
  expect(written).toBe(true);
  const rows = await mine.selectFrom('log').select('seq').execute();
  expect(rows).toHaveLength(2);
  await Promise.all([mine.destroy(), other.destroy()]);
  rmSync(folder, { recursive: true });
});
