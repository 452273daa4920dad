/**
 * Makes calls of `run` take turns: one runs, one waits, and whoever asks meanwhile shares the waiting one. So
 * every caller gets a run that began after it asked.
 */
export function singleFlight<Result>(run: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<Result> | null = null;
  return () => {
    if (waiting) return waiting;
    const begin = () => {
      waiting = null;
      return run();
    };
    const next = running.then(begin, begin);
    waiting = next;
    running = next;
    return next;
  };
}
