import { fault } from './faults.ts';
import type { Clock } from './time.ts';

/** After this many failures in a row nobody waits for the service any more … */
const FAILURES = 5;
/** … until this long after the last of them; then one call tries whether it is back. */
const REST_MS = 30_000;

/** How the service behind a breaker is. */
export interface BreakerState {
  /** Failures in a row. */
  failures: number;
  /** Until when nobody is let through; null: everybody is. */
  restUntil: Date | null;
}

export interface Breaker {
  run<T>(work: () => Promise<T>): Promise<T>;
  state(): BreakerState;
}

/**
 * Keeps callers from waiting for a service that fails: `run` does the work, or refuses with
 * `model_unavailable` at once while the service rests.
 */
export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let restUntil = 0;
  const rest = () => {
    restUntil = clock.now().getTime() + REST_MS;
  };
  return {
    state: () => ({
      failures,
      restUntil: failures >= FAILURES && restUntil > clock.now().getTime() ? new Date(restUntil) : null,
    }),
    run: async (work) => {
      if (failures >= FAILURES) {
        if (clock.now().getTime() < restUntil)
          throw fault('model_unavailable', { reason: 'resting after failures' });
        rest();
      }
      try {
        const result = await work();
        failures = 0;
        return result;
      } catch (error) {
        failures += 1;
        if (failures >= FAILURES) rest();
        throw error;
      }
    },
  };
}
