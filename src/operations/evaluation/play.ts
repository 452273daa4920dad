import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Config, environmentWith } from '../../base/config.ts';
import type { Logger } from '../../base/log.ts';
import { programArguments } from '../../base/program.ts';
import type { Clock } from '../../base/time.ts';
import { type EvalResult, resultSchema } from './scoring.ts';

/** Environment variable by which a child learns of data files that stand in for the program's own. */
export const OVERLAY_VARIABLE = 'DATA_OVERLAY_DIR';

export interface PlayDeps {
  config: Config;
  clock: Clock;
  logger: Logger;
}

export interface Playing {
  /** Rows of a questions file; `id` comes back with the result. */
  questions: readonly object[];
  /** Made for the questions and the copy of the data, and deleted at the end. */
  folder: string;
  overlayDir?: string | undefined;
  model: boolean;
  signal: AbortSignal;
}

/** Words of a failed child that are kept. */
const KEPT = 500;

/**
 * Plays questions by `lastkm eval answers` in a process of its own, less urgent than this one, so that the chat goes
 * on meanwhile. Each result is handed on as it comes, one after the other; of a conversation, one per turn. Throws
 * when the child fails, or `AbortError` when it is told to stop.
 */
export async function play(
  { config, logger }: PlayDeps,
  { questions, folder, overlayDir, model, signal }: Playing,
  onResult: (result: EvalResult) => Promise<void>,
): Promise<void> {
  const file = join(folder, 'questions.jsonl');
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, questions.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const child = spawn(process.execPath, [...programArguments(), 'eval', 'answers', file, '--out', '-'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      env: environmentWith({
        DATA_DIR: resolve(config.DATA_DIR),
        DATABASE_URL: config.DATABASE_URL ?? '',
        // The copy of the data goes where it is found and deleted after a crash.
        TMPDIR: folder,
        LOG_LEVEL: 'error',
        ...(overlayDir && { [OVERLAY_VARIABLE]: resolve(overlayDir) }),
        ...(!model && { CHAT_MODEL: '' }),
      }),
    });
    yieldTo(child.pid, logger);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => {
      said = (said + words).slice(-KEPT);
    });
    const ended = new Promise<number | null>((done, failed) => {
      child.once('error', failed);
      child.once('close', done);
    });
    // Whoever waits for the lines first must not leave a failure unheard.
    ended.catch(() => {});
    for await (const line of createInterface({ input: child.stdout })) {
      const result = resultSchema.safeParse(JSON.parse(line));
      if (result.success) await onResult(result.data);
    }
    const code = await ended;
    if (code !== 0) throw new Error(said.trim() || `exit code ${code}`);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Measuring can wait, people cannot. */
function yieldTo(pid: number | undefined, logger: Logger): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    logger.warn({ err: error }, 'evaluation runs with the same priority as the server');
  }
}
