import { readConfig } from '../../src/base/config.ts';
import { createLogger } from '../../src/base/log.ts';
import { systemClock } from '../../src/base/time.ts';
import { createServer } from '../../src/http/server.ts';
import { databaseFile, openStore } from '../../src/store/open.ts';
import { dieAt, type FailPoint } from './fail-point.ts';
import { scriptedAnswer } from './scripted-answer.ts';

/**
 * The real server with scripted answers: `DATA_DIR=/tmp/demo PORT=3979 npx tsx test/support/demo-server.ts`.
 * `ANSWER_DELAY_MS` makes each answer take that long, `DIE_AT` names where it is to die. Prints its address as one JSON line.
 */
const config = readConfig();
const delayMs = Number(process.env.ANSWER_DELAY_MS ?? 0);
if (process.env.DIE_AT) dieAt(process.env.DIE_AT as FailPoint);
const store = await openStore(databaseFile(config));
const server = createServer({
  config,
  store,
  clock: systemClock,
  logger: createLogger(config.LOG_LEVEL),
  ready: () => true,
  answer: async (asked) => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return scriptedAnswer(asked);
  },
});
process.stdout.write(`${JSON.stringify(await server.listen())}\n`);
process.once('SIGTERM', async () => {
  await server.stop();
  await store.destroy();
});
