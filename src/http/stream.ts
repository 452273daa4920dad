import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { loadConversation } from '../../bot/conversations.ts';
import { fault } from '../base/faults.ts';
import type { Logger } from '../base/log.ts';
import type { Store } from '../store/open.ts';
import { problemOf, toFault } from './problem.ts';
import { feed } from './stream-feed.ts';
import type { Tail } from './tail.ts';
import type { Tokens } from './tokens.ts';
import { readWatermark } from './watermark.ts';

/** Tabs that may follow one conversation; one more closes the oldest, with code 4008. */
const SOCKETS_PER_CONVERSATION = 4;
const HEARTBEAT_MS = 30_000;
/** Time a socket has to answer the closing handshake. */
const CLOSING_MS = 1_000;

export interface StreamDeps {
  store: Store;
  logger: Logger;
  tail: Tail;
  tokens: Tokens;
}

export interface Streams {
  /** Handler of the HTTP server's `upgrade` event. */
  upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void;
  /** Closes every socket with 1012: the client comes back by itself. */
  stop(): void;
}

/**
 * The WebSocket side of Direct Line. Every socket has its own place in the log, so several tabs of one
 * conversation each get everything. A socket that stops reading misses the heartbeat and is closed with 1013.
 */
export function createStreams(deps: StreamDeps): Streams {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 65_536, perMessageDeflate: false });
  const open = new Map<string, WebSocket[]>();
  const heartbeat = setInterval(() => beat(sockets), HEARTBEAT_MS);
  const upgrade = async (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    duplex.on('error', () => duplex.destroy());
    try {
      const { conversationId, watermark } = await admit(deps, request);
      sockets.handleUpgrade(request, duplex, head, (socket) => {
        enter(open, conversationId, socket);
        feed(deps, socket, conversationId, watermark);
      });
    } catch (error) {
      refuse(deps.logger, duplex, error);
    }
  };
  return {
    upgrade: (request, duplex, head) => void upgrade(request, duplex, head),
    stop: () => {
      clearInterval(heartbeat);
      for (const socket of sockets.clients) close(socket, 1012, 'restarting');
    },
  };
}

async function admit({ store, tokens }: StreamDeps, request: IncomingMessage) {
  const url = new URL(request.url ?? '/', 'ws://localhost');
  const id = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/.exec(url.pathname)?.[1];
  if (!id) throw fault('not_found');
  const { conversationId } = await tokens.read('stream', url.searchParams.get('t') ?? '');
  const watermark = readWatermark(url.searchParams.get('watermark') ?? '');
  if (conversationId !== id || !(await loadConversation(store, id))) throw fault('not_found');
  return { conversationId, watermark };
}

function refuse(logger: Logger, duplex: Duplex, error: unknown): void {
  const known = toFault(error);
  if (known.code === 'internal') logger.error({ err: error }, 'stream could not be opened');
  const body = JSON.stringify(problemOf(known, 'zh'));
  duplex.end(
    `HTTP/1.1 ${known.status} ${STATUS_CODES[known.status]}\r\nConnection: close\r\n` +
      `Content-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function enter(open: Map<string, WebSocket[]>, conversationId: string, socket: WebSocket): void {
  const here = [...(open.get(conversationId) ?? []), socket];
  open.set(conversationId, here);
  if (here.length > SOCKETS_PER_CONVERSATION) close(here[0]!, 4008, 'opened elsewhere');
  alive.add(socket);
  socket.on('pong', () => alive.add(socket));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    const left = (open.get(conversationId) ?? []).filter((other) => other !== socket);
    if (left.length > 0) open.set(conversationId, left);
    else open.delete(conversationId);
  });
}

/** Sockets heard of since the last beat. */
const alive = new WeakSet<WebSocket>();

function beat(sockets: WebSocketServer): void {
  for (const socket of sockets.clients) {
    if (alive.delete(socket)) socket.ping();
    else close(socket, 1013, 'not reading');
  }
}

function close(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), CLOSING_MS).unref();
}
