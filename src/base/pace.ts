import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest stretch, in milliseconds, that long work keeps the event loop before it gives others a turn. */
const SLICE = 10;

let since = performance.now();

/**
 * Keeps long work from blocking: ask `due` often, and give the event loop a `turn` when it is. One clock for
 * the whole process, since there is one event loop: pieces of work that follow each other share a slice.
 */
export const pace = {
  due: (): boolean => performance.now() - since > SLICE,
  turn: async (): Promise<void> => {
    await nextTurn();
    since = performance.now();
  },
};
