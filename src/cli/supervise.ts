import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { type FaultCode, fault } from '../base/faults.ts';
import { startWorker } from '../base/worker.ts';
import type { Started } from '../operations/supervision.ts';

/** Exit code of a thread that wants to be started again at once. */
export const AGAIN = 75;

/** Waits between starts after crashes double from the first to the second. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Who ran for so long did not crash because of how it was started. */
const STEADY_MS = 60_000;

/** What a thread says: that it serves, or the refusal with which it ends. */
export type Said =
  | { type: 'ready' }
  | { type: 'refused'; code: FaultCode; facts: Record<string, string | number> };

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** How a thread ended. */
interface End {
  code: number;
  ready: boolean;
  refusal: Error | null;
  error: Error | null;
  ranMs: number;
}

interface Supervision {
  thread: Worker | null;
  stopping: AbortController;
  everReady: boolean;
}

/**
 * Runs a module in a thread and starts it again: at once when it asks for that (`AGAIN`), after growing waits when
 * it crashes. A thread, not a process of its own: whatever kills this program ends both. A start that breaks is tried
 * once more without edited data; throws what the very first start failed with. Ends when the thread ends well, or on
 * SIGINT and SIGTERM, which are handed on as the message `stop`; a second signal ends everything at once.
 */
export async function supervise(path: string, data: object, firstWaitMs = FIRST_WAIT_MS): Promise<void> {
  const supervision: Supervision = { thread: null, stopping: new AbortController(), everReady: false };
  const unlisten = listen(supervision);
  const started: Started = { starts: 0, crashes: 0, plain: false };
  let waitMs = firstWaitMs;
  try {
    while (!supervision.stopping.signal.aborted) {
      started.starts++;
      const end = await run(supervision, path, { ...data, started: { ...started } });
      if (end.code === 0 || supervision.stopping.signal.aborted) return;
      if (end.code === AGAIN) {
        started.plain = false;
        waitMs = firstWaitMs;
        continue;
      }
      started.crashes++;
      if (!end.ready && !end.refusal && !started.plain) {
        report(end, 'it did not start; trying without edited data files');
        started.plain = true;
        continue;
      }
      if (!supervision.everReady) throw end.refusal ?? end.error ?? new Error(`exit code ${end.code}`);
      waitMs = end.ranMs > STEADY_MS ? firstWaitMs : waitMs;
      report(end, `starting again in ${waitMs} ms`);
      await pause(waitMs, null, { signal: supervision.stopping.signal }).catch(() => {});
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  } finally {
    unlisten();
  }
}

function run(supervision: Supervision, path: string, workerData: object): Promise<End> {
  const thread = startWorker(path, { workerData });
  supervision.thread = thread;
  const begun = performance.now();
  const end: End = { code: 0, ready: false, refusal: null, error: null, ranMs: 0 };
  return new Promise((resolve) => {
    thread.on('message', (said: Said) => {
      if (said.type === 'refused') end.refusal = fault(said.code, said.facts);
      else {
        end.ready = true;
        supervision.everReady = true;
      }
    });
    thread.on('error', (error) => {
      end.error = error as Error;
    });
    thread.on('exit', (code) => {
      supervision.thread = null;
      resolve({ ...end, code, ranMs: performance.now() - begun });
    });
  });
}

/** Hands signals on; gives what stops listening. */
function listen(supervision: Supervision): () => void {
  const onSignal = () => {
    if (supervision.stopping.signal.aborted) process.exit(130);
    supervision.stopping.abort();
    supervision.thread?.postMessage('stop');
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return () => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}

function report({ code, refusal, error }: End, what: string): void {
  const why = refusal?.message ?? error?.stack ?? `exit code ${code}`;
  process.stderr.write(`lastkm: the server ended unexpectedly: ${why}\nlastkm: ${what}\n`);
}
