import { setTimeout as pause } from 'node:timers/promises';

/** Work that does not get on is not waited for longer. */
const LONGEST_MS = 20_000;
const LOOK_MS = 5;

/**
 * Waits for a random moment in somebody's work: some of `most` steps after now, as `steps` counts them, and up to a
 * tenth of a second more. Counted in steps and not in time alone, so that a slow machine gets as far as a fast one.
 */
export async function randomMoment(steps: () => number, most: number): Promise<void> {
  const enough = steps() + 1 + Math.random() * (most - 1);
  const end = Date.now() + LONGEST_MS;
  while (steps() < enough && Date.now() < end) await pause(LOOK_MS);
  await pause(Math.random() * 100);
}
