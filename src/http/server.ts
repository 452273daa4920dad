import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Answer, Asked } from '../../bot/asked.ts';
import type { CloudChannel } from '../../bot/channel.cloud.ts';
import { createLocalChannel, type LocalChannel } from '../../bot/channel.local.ts';
import { createBot } from '../../bot/channel.ts';
import { createDelivery } from '../../bot/deliver.ts';
import { createResponder, type Responder } from '../../bot/respond.ts';
import type { Config } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import type { Logger } from '../base/log.ts';
import { ROOT } from '../base/root.ts';
import type { Clock } from '../base/time.ts';
import type { Store } from '../store/open.ts';
import type { RouteKey } from './access.ts';
import { createApp } from './app.ts';
import type { Handlers } from './route.ts';
import { chatTokenRoutes } from './routes/chat-token.ts';
import { directLineRoutes } from './routes/directline.ts';
import { healthRoutes } from './routes/health.ts';
import { messagesRoutes } from './routes/messages.ts';
import { pageRoutes } from './routes/page.ts';
import { passageRoutes } from './routes/passages.ts';
import { createStreams, type Streams } from './stream.ts';
import { createTail, type Tail } from './tail.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** Time beyond the model's deadline that the answer without a model may take. */
const ANSWER_MARGIN_MS = 10_000;
/** Time that calls under way get when the server stops. */
const FINISH_MS = 5_000;

export interface ServerDeps {
  config: Config;
  store: Store;
  clock: Clock;
  logger: Logger;
  answer: (asked: Asked) => Promise<Answer>;
  /** Whether the knowledge can be searched. */
  ready: () => boolean | Promise<boolean>;
}

export interface Server {
  /** Serves, and answers what was left unanswered. Gives the address. Throws `port_in_use`. */
  listen(): Promise<{ host: string; port: number; url: string }>;
  /** Takes nothing new, closes the sockets (1012) and ends when what runs has ended. */
  stop(): Promise<void>;
}

/** The server: from HTTP to the bot and back. */
export function createServer(deps: ServerDeps): Server {
  let running: Running | undefined;
  return {
    listen: async () => {
      running = await start(deps);
      const { HOST, PUBLIC_URL } = deps.config;
      const { port } = running.http.address() as AddressInfo;
      const host = HOST.includes(':') ? `[${HOST}]` : HOST;
      return { host: HOST, port, url: PUBLIC_URL ?? `http://${host}:${port}` };
    },
    stop: async () => {
      if (running) await stop(running);
    },
  };
}

interface Running {
  http: HttpServer;
  tail: Tail;
  streams: Streams;
  responder: Responder;
}

async function start(deps: ServerDeps): Promise<Running> {
  const { config, store, clock } = deps;
  const tokens = await createTokens(store, clock);
  const tail = createTail(deps);
  // The bot calls the responder, and the responder needs the bot's way out: tied by a function.
  const onQuestion = () => {
    tail.wake();
    responder.wake();
  };
  const bot = createBot({ store, clock, centre: config.CENTRE_NAME, onQuestion });
  // Loaded only where it is open: it is a third of what starting costs.
  const cloud = config.MICROSOFT_APP_ID
    ? (await import('../../bot/channel.cloud.ts')).createCloudChannel(bot, config)
    : null;
  const delivery = createDelivery({ ...deps, send: cloud?.send ?? null });
  const deadlineMs = config.ANSWER_DEADLINE_MS + ANSWER_MARGIN_MS;
  const responder = createResponder({ ...deps, delivery, deadlineMs, onSaid: tail.wake });
  const local = createLocalChannel(bot, tail.pass);
  const http = createHttpServer(createApp({ ...deps, tokens }, handlers({ ...deps, tokens, local, cloud })));
  const streams = createStreams({ ...deps, tail, tokens });
  http.on('upgrade', streams.upgrade);
  await bind(http, config);
  await tail.start();
  responder.start();
  return { http, tail, streams, responder };
}

async function stop({ http, tail, streams, responder }: Running): Promise<void> {
  const closed = new Promise((resolve) => http.close(resolve));
  streams.stop();
  await responder.stop();
  tail.stop();
  http.closeIdleConnections();
  const overdue = setTimeout(() => http.closeAllConnections(), FINISH_MS);
  await closed;
  clearTimeout(overdue);
}

function handlers(
  deps: ServerDeps & { tokens: Tokens; local: LocalChannel; cloud: CloudChannel | null },
): Handlers<RouteKey> {
  return {
    ...healthRoutes(deps),
    ...chatTokenRoutes({ ...deps, centre: deps.config.CENTRE_NAME }),
    ...directLineRoutes(deps),
    ...messagesRoutes(deps.cloud),
    ...passageRoutes(deps),
    ...pageRoutes(join(ROOT, 'dist/web')),
  };
}

function bind(http: HttpServer, { HOST, PORT }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? fault('port_in_use', { port: PORT }, error) : error),
    );
    http.listen(PORT, HOST, resolve);
  });
}
