/** After a failure it is tried again this soon, and then twice as late each time. */
const RETRY_MINUTES = 10;
const MAX_WAIT_MINUTES = 24 * 60;
/** While pages are left, the next portion comes after this. */
const MORE_MINUTES = 5;
/** Times are spread by this share either way, so that sources do not come due together for ever. */
const JITTER = 0.1;

/** When a source is due again: after its own interval, sooner while pages are left, later with each failure. */
export function nextDue(
  { everyMinutes, failures, more }: { everyMinutes: number; failures: number; more: boolean },
  at: Date,
  random: () => number = Math.random,
): Date {
  const minutes =
    failures > 0
      ? backoff(failures, everyMinutes)
      : more
        ? Math.min(MORE_MINUTES, everyMinutes)
        : everyMinutes;
  const spread = 1 + (random() * 2 - 1) * JITTER;
  return new Date(at.getTime() + minutes * spread * 60_000);
}

function backoff(failures: number, everyMinutes: number): number {
  const wait = RETRY_MINUTES * 2 ** Math.min(failures - 1, 12);
  return Math.min(wait, Math.max(everyMinutes, MAX_WAIT_MINUTES));
}
