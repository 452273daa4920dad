import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { supervise } from '../../src/cli/supervise.ts';

const THREAD = 'test/support/supervised';
const FIRST_WAIT_MS = 100;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lastkm-supervise-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const starts = () => {
  const lines = readFileSync(join(folder, 'starts'), { encoding: 'utf8', flag: 'a+' }).trim();
  return lines === '' ? [] : lines.split('\n').map(Number);
};
const watch = (...plan: string[]) => supervise(THREAD, { file: join(folder, 'starts'), plan }, FIRST_WAIT_MS);
const until = (count: number) =>
  expect.poll(() => starts().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);

/** Ends what is served, as the terminal or the system does. */
async function stop(supervised: Promise<void>): Promise<void> {
  process.emit('SIGTERM');
  await supervised;
}

it('starts a thread again at once that asks for it, and ends well when it is told to', async () => {
  const supervised = watch('again', 'again');
  await until(3);
  await stop(supervised);
  expect(starts()).toHaveLength(3);
}, 60_000);

it('starts one that broke again after waits that grow', async () => {
  const supervised = watch('break', 'break', 'break');
  await until(4);
  await stop(supervised);
  const at = starts();
  const waits = at.slice(1).map((time, i) => time - at[i]!);
  for (const [i, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(FIRST_WAIT_MS * 2 ** i);
}, 60_000);

it('tries a start that breaks once more without edited data', async () => {
  const supervised = watch('crash');
  await until(2);
  await stop(supervised);
  expect(starts()).toHaveLength(2);
}, 60_000);

it('gives up with the refusal when the first start is refused, as a taken port is', async () => {
  await expect(watch('refuse')).rejects.toMatchObject({ code: 'port_in_use' });
  expect(starts()).toHaveLength(1);
}, 60_000);
