import { setupToken } from '../../accounts/enter.ts';
import { linkUrl } from '../../accounts/links.ts';
import { startBackground } from '../../ingest/start-background.ts';
import { openApp } from '../app.ts';
import { readConfig } from '../base/config.ts';
import { createLogger } from '../base/log.ts';
import { systemClock } from '../base/time.ts';
import { createServer } from '../http/server.ts';
import { createDaily } from '../operations/daily.ts';
import { holdServerLock } from '../store/open.ts';
import { demoConfig, showDemo } from './demo.ts';
import { say } from './say.ts';

/** Serves until it is told to stop; a second signal ends it at once. */
export async function serveCommand({ demo = false }: { demo?: boolean } = {}): Promise<void> {
  const config = demo ? demoConfig(readConfig()) : readConfig();
  const logger = createLogger(config.LOG_LEVEL);
  const release = holdServerLock(config.DATA_DIR);
  const app = await openApp({ config, clock: systemClock, logger });
  const server = createServer({
    ...app,
    search: app.knowledge.search,
    ready: () => app.knowledge.ready().passages > 0 || !config.GUIDES,
  });
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
  if (demo) await showDemo(app, url);
  const first = demo ? null : await setupToken(app);
  if (first)
    say(`  first admin    ${linkUrl(url, 'setup', first.token)} (works once, until ${first.expiresAt})`);

  const background = startBackground(config, logger);
  const daily = createDaily(app);
  if (!demo) daily.start();

  const stop = async () => {
    process.once('SIGINT', () => process.exit(130));
    const ended = background.stop();
    await server.stop();
    await ended;
    await daily.stop();
    await app.close();
    release();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
