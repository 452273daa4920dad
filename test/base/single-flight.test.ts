import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { singleFlight } from '../../src/base/single-flight.ts';

it('gives every caller a run that began after it asked, and never two at once', async () => {
  let running = 0;
  let runs = 0;
  const run = singleFlight(async () => {
    expect(++running).toBe(1);
    const mine = ++runs;
    await pause(5);
    running--;
    return mine;
  });
  const first = run();
  await pause(1);
  expect(await Promise.all([first, run(), run(), run()])).toEqual([1, 2, 2, 2]);
  expect(await run()).toBe(3);
});

it('goes on after a run that failed', async () => {
  let runs = 0;
  const run = singleFlight(async () => {
    if (++runs === 1) throw new Error('once');
    return runs;
  });
  await expect(run()).rejects.toThrow('once');
  expect(await run()).toBe(2);
});
