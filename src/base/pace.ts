import { setImmediate as nextTurn } from 'node:timers/promises';

/** Keeps long work from blocking: asks whether the slice is used up, and gives the event loop a turn. */
export interface Pace {
  due(): boolean;
  turn(): Promise<void>;
}

/** A pace for one piece of work: at most about `sliceMs` between turns, when `due` is asked often enough. */
export function startPace(sliceMs = 15): Pace {
  let since = performance.now();
  return {
    due: () => performance.now() - since > sliceMs,
    turn: async () => {
      await nextTurn();
      since = performance.now();
    },
  };
}
