import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createOidc, type Oidc } from '../../accounts/oidc.ts';
import type { Answering } from '../../bot/answer.ts';
import type { CloudChannel } from '../../bot/channel.cloud.ts';
import { createLocalChannel, type LocalChannel } from '../../bot/channel.local.ts';
import { createBot } from '../../bot/channel.ts';
import { createDelivery } from '../../bot/deliver.ts';
import { offerPerson } from '../../bot/offer-person.ts';
import { createResponder, type Responder } from '../../bot/respond.ts';
import type { Embedder } from '../../knowledge/embedder.ts';
import type { Config } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import type { ConfiguredModel } from '../base/llm.ts';
import type { Logger } from '../base/log.ts';
import { createMailer } from '../base/mail.ts';
import { ROOT } from '../base/root.ts';
import type { Clock } from '../base/time.ts';
import { settleDryRuns } from '../operations/data/dry-run.ts';
import { createRunner, type EvaluationRunner } from '../operations/evaluation/run.ts';
import type { Supervision } from '../operations/supervision.ts';
import { createMailSweep, type MailSweep } from '../store/mails.ts';
import type { Store } from '../store/open.ts';
import type { RouteKey } from './access.ts';
import { createApp } from './app.ts';
import { createDesk } from './desk.ts';
import type { DeskClock } from './desk-clock.ts';
import type { DeskRouteDeps, Search } from './desk-deps.ts';
import { showEnterpriseTyping } from './enterprise-typing.ts';
import { insightRoutes } from './insight.ts';
import { reportRoutes } from './reports.ts';
import type { Handlers } from './route.ts';
import { accountEntryRoutes } from './routes/account-entry.ts';
import { accountOidcRoutes } from './routes/account-oidc.ts';
import { accountOwnRoutes } from './routes/account-own.ts';
import { accountPeopleRoutes } from './routes/account-people.ts';
import { adminDataRoutes } from './routes/admin-data.ts';
import { adminOperationsRoutes } from './routes/admin-operations.ts';
import { chatCaseRoutes } from './routes/chat-case.ts';
import { chatTokenRoutes } from './routes/chat-token.ts';
import { deskBoardRoutes } from './routes/desk-board.ts';
import { deskCaseRoutes } from './routes/desk-case.ts';
import { deskPeopleRoutes } from './routes/desk-people.ts';
import { deskTalkRoutes } from './routes/desk-talk.ts';
import { directLineRoutes } from './routes/directline.ts';
import { healthRoutes } from './routes/health.ts';
import { messagesRoutes } from './routes/messages.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { pageRoutes } from './routes/page.ts';
import { passageRoutes } from './routes/passages.ts';
import { runningRoutes } from './running.ts';
import { createSessions, type Sessions } from './session.ts';
import { createStreams, type Streams } from './stream.ts';
import { createTail, type Tail } from './tail.ts';
import { textRoutes } from './texts.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** Time beyond the model's deadline that the answer without a model may take. */
const ANSWER_MARGIN_MS = 10_000;
/** What is typed in several messages within this time is read as one. */
const BURST_MS = 1_500;
/** Time that calls under way get when the server stops. */
const FINISH_MS = 5_000;

export interface ServerDeps {
  config: Config;
  store: Store;
  clock: Clock;
  logger: Logger;
  answer: Answering;
  /** The search behind the answers, for advisers. */
  search?: Search;
  /** Gathers questions that ask the same; without one, their words do. */
  embedder?: Embedder | null;
  /** Whether the knowledge can be searched. */
  ready: () => boolean | Promise<boolean>;
  /** Null: no model is configured. */
  model?: ConfiguredModel | null;
  /** What search holds, for the health page. */
  index?: () => { passages: number; pendingVectors: number };
  /** Who starts the server again; without one that is for a person to do. */
  supervision?: Supervision;
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
  /** Null: no mail server is configured. */
  mails: MailSweep | null;
  desk: DeskClock;
  runner: EvaluationRunner;
}

async function start(deps: ServerDeps): Promise<Running> {
  const { config, store, clock } = deps;
  const tokens = await createTokens(store, clock);
  const sessions = createSessions(deps);
  const oidc = createOidc(config, deps.logger);
  const send = await createMailer(config);
  const mails = send && createMailSweep({ ...deps, send });
  const tail = createTail(deps);
  // The bot calls the responder, and the responder needs the bot's way out: tied by a function.
  const onQuestion = () => {
    tail.wake();
    responder.wake();
  };
  const bot = createBot({
    store,
    clock,
    centre: config.CENTRE_NAME,
    onQuestion,
    onTyping: (conversationId) => void showEnterpriseTyping(desk.routes, conversationId).catch(() => {}),
    onDisliked: async (conversationId) => {
      await offerPerson(deps, conversationId);
      tail.wake();
      void delivery.deliver(conversationId);
    },
  });
  // Loaded only where it is open: it is a third of what starting costs.
  const cloud = config.MICROSOFT_APP_ID
    ? (await import('../../bot/channel.cloud.ts')).createCloudChannel(bot, config)
    : null;
  const fileLink = async (id: string, conversationId: string) => {
    if (!config.PUBLIC_URL) return null;
    const ticket = await tokens.issue('file', { conversationId, userId: id });
    return `${config.PUBLIC_URL.replace(/\/$/, '')}/chat/files/${id}?t=${ticket}`;
  };
  const delivery = createDelivery({ ...deps, send: cloud?.send ?? null, fileLink });
  const desk = createDesk({ ...deps, tail, delivery });
  const runner = await createRunner(deps);
  await settleDryRuns(store);
  const deadlineMs = config.ANSWER_DEADLINE_MS + ANSWER_MARGIN_MS;
  const responder = createResponder({
    ...deps,
    delivery,
    deadlineMs,
    burstMs: BURST_MS,
    onSaid: tail.wake,
  });
  const local = createLocalChannel(bot, tail.pass);
  const http = createHttpServer(
    createApp(
      { ...deps, tokens, sessions },
      handlers({ ...deps, tokens, sessions, oidc, local, cloud, desk: desk.routes, runner, deadlineMs }),
    ),
  );
  const streams = createStreams({ ...deps, tail, tokens });
  http.on('upgrade', streams.upgrade);
  await bind(http, config);
  await tail.start();
  responder.start();
  mails?.start();
  desk.clock.start();
  return { http, tail, streams, responder, mails, desk: desk.clock, runner };
}

async function stop({ http, tail, streams, responder, mails, desk, runner }: Running): Promise<void> {
  const closed = new Promise((resolve) => http.close(resolve));
  streams.stop();
  await responder.stop();
  await mails?.stop();
  await desk.stop();
  await runner.stop();
  tail.stop();
  http.closeIdleConnections();
  const overdue = setTimeout(() => http.closeAllConnections(), FINISH_MS);
  await closed;
  clearTimeout(overdue);
}

function handlers(
  deps: ServerDeps & {
    tokens: Tokens;
    sessions: Sessions;
    oidc: Oidc | null;
    local: LocalChannel;
    cloud: CloudChannel | null;
    desk: DeskRouteDeps;
    runner: EvaluationRunner;
    deadlineMs: number;
  },
): Handlers<RouteKey> {
  return {
    ...healthRoutes(deps),
    ...chatTokenRoutes({ ...deps, centre: deps.config.CENTRE_NAME }),
    ...directLineRoutes(deps),
    ...messagesRoutes(deps.cloud),
    ...passageRoutes(deps),
    ...chatCaseRoutes({ ...deps.desk, tokens: deps.tokens }),
    ...deskBoardRoutes({ ...deps.desk, sessions: deps.sessions }),
    ...deskCaseRoutes(deps.desk),
    ...deskTalkRoutes(deps.desk),
    ...deskPeopleRoutes(deps.desk),
    ...accountEntryRoutes(deps),
    ...accountOwnRoutes(deps),
    ...accountOidcRoutes(deps),
    ...accountPeopleRoutes(deps),
    ...adminDataRoutes(deps),
    ...adminOperationsRoutes(deps),
    ...runningRoutes(deps),
    ...insightRoutes({ ...deps, search: deps.desk.search }),
    ...reportRoutes(deps.desk, deps.embedder ?? null),
    ...textRoutes({ ...deps, tail: deps.desk.tail, onStop: deps.desk.hub.onStop }),
    ...metricsRoutes(deps),
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
