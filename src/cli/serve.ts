import { openApp } from '../app.ts';
import { readConfig } from '../base/config.ts';
import { createLogger } from '../base/log.ts';
import { systemClock } from '../base/time.ts';
import { createServer } from '../http/server.ts';
import { holdServerLock } from '../store/open.ts';
import { say } from './say.ts';

/** Serves until it is told to stop; a second signal ends it at once. */
export async function serveCommand(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.LOG_LEVEL);
  const release = holdServerLock(config.DATA_DIR);
  const app = await openApp({ config, clock: systemClock, logger });
  const server = createServer({ ...app, ready: () => app.knowledge.ready().passages > 0 || !config.GUIDES });
  const { url } = await server.listen();
  const { passages, pendingVectors } = app.knowledge.ready();
  say(`Last Kilometre is ready: ${url}`);
  say(`  Direct Line    ${url}/v3/directline`);
  say(`  health         ${url}/healthz  ${url}/readyz`);
  say(`  loaded         ${passages} passages (${app.guides} starter guides)`);
  if (pendingVectors > 0)
    say(`  in progress    ${pendingVectors} passages are being embedded; words find them already`);
  say(
    `  answers        ${config.CHAT_MODEL ? `with the model ${config.CHAT_MODEL}` : 'from the texts alone, no model'}`,
  );
  say(`  /api/messages  ${config.MICROSOFT_APP_ID ? 'open' : 'closed (no MICROSOFT_APP_ID)'}`);

  const stop = async () => {
    process.once('SIGINT', () => process.exit(130));
    await server.stop();
    await app.close();
    release();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
