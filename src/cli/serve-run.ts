import type { MessagePort } from 'node:worker_threads';
import { setupToken } from '../../accounts/enter.ts';
import { linkUrl } from '../../accounts/links.ts';
import { startBackground } from '../../ingest/start-background.ts';
import { type App, openApp } from '../app.ts';
import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import { systemClock } from '../base/time.ts';
import { createServer } from '../http/server.ts';
import { createDaily } from '../operations/daily.ts';
import { createQuestionWriter } from '../operations/passage-questions.ts';
import type { Started } from '../operations/supervision.ts';
import type { Store } from '../store/open.ts';
import { showDemo } from './demo.ts';
import { say } from './say.ts';
import { AGAIN, type Said } from './supervise.ts';

/** What the answer to a wish for a new start may take to leave. */
const LEAVE_MS = 300;

export interface ServeOptions {
  config: Config;
  logger: Logger;
  store: Store;
  demo: boolean;
  started: Started;
  /** Gives the data folder free. */
  release: () => void;
  port: MessagePort;
}

/** Serves in this thread until it is told to stop, or a new start is wanted. */
export async function serve({ demo, started, release, port, ...options }: ServeOptions): Promise<void> {
  const { config, logger } = options;
  const app = await openApp({ ...options, clock: systemClock });
  const server = createServer({
    ...app,
    search: app.knowledge.search,
    index: app.knowledge.ready,
    ready: () => app.knowledge.ready().passages > 0 || !config.GUIDES,
    supervision: { started, restart: () => void setTimeout(() => stop(AGAIN), LEAVE_MS) },
  });
  const { url } = await server.listen();
  port.postMessage({ type: 'ready' } satisfies Said);
  greet(app, url);
  if (demo) await showDemo(app, url);
  const first = demo ? null : await setupToken(app);
  if (first)
    say(`  first admin    ${linkUrl(url, 'setup', first.token)} (works once, until ${first.expiresAt})`);

  const background = startBackground(config, logger);
  const daily = createDaily(app);
  const questions = createQuestionWriter(app);
  if (!demo) {
    daily.start();
    questions.start();
  }

  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    const ended = background.stop();
    await server.stop();
    await ended;
    await daily.stop();
    await questions.stop();
    await app.close();
    release();
    process.exit(code);
  };
  port.on('message', () => void stop(0));
}

function greet({ knowledge, guides, config }: App, url: string): void {
  const { passages, pendingVectors } = knowledge.ready();
  say(`Last Kilometre is ready: ${url}`);
  say(`  Direct Line    ${url}/v3/directline`);
  say(`  health         ${url}/healthz  ${url}/readyz`);
  say(`  loaded         ${passages} passages (${guides} starter guides)`);
  if (pendingVectors > 0)
    say(`  in progress    ${pendingVectors} passages are being embedded; words find them already`);
  say(
    `  answers        ${config.CHAT_MODEL ? `with the model ${config.CHAT_MODEL}` : 'from the texts alone, no model'}`,
  );
  say(`  /api/messages  ${config.MICROSOFT_APP_ID ? 'open' : 'closed (no MICROSOFT_APP_ID)'}`);
}
