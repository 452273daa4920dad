import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one chat request. Without `status` it answers 200, streamed when that is asked. */
export interface Reply {
  /** Function calls: name (the one asked for when left out) and arguments as the text that goes out. */
  calls?: { name?: string; args: string }[];
  content?: string;
  refusal?: string;
  finish?: string;
  /** An error instead, with its headers and body. */
  status?: number;
  headers?: Record<string, string>;
  /** Sent as it is in place of a completion: an error object, a web page, broken events. */
  body?: string;
  /** Wait before the first byte, and between the pieces of a stream. */
  delayMs?: number;
  pieceMs?: number;
  /** After that many pieces of a stream: the connection breaks, or nothing more comes. 0: before the headers. */
  cutAfter?: number;
  hangAfter?: number;
}

export interface ChatRequest {
  model: string;
  stream?: boolean;
  messages: { role: string; content: string }[];
  tools?: { function: { name: string; parameters: Record<string, unknown> } }[];
  tool_choice?: unknown;
}

export type Script = (request: ChatRequest, index: number) => Reply;

export interface OpenAiServer {
  /** Ends in `/v1`. */
  url: string;
  /** Every chat request so far. */
  chats: ChatRequest[];
  /** Every embedding request so far: the texts of each. */
  embeddings: string[][];
  /** What chat requests get from now on; replies in a row are used up one by one, the last one for good. */
  script(...replies: (Reply | Script)[]): void;
  /** Chat requests whose answer is under way. */
  busy(): number;
  stop(): Promise<void>;
}

/** Arguments of the function that was asked for. */
export const filled = (value: unknown): Reply => ({ calls: [{ args: JSON.stringify(value) }] });

/** An OpenAI-compatible server on loopback that does what its script says. */
export async function startOpenAiServer(...replies: (Reply | Script)[]): Promise<OpenAiServer> {
  let queue = replies;
  const chats: ChatRequest[] = [];
  const embeddings: string[][] = [];
  const busy = new Set<ServerResponse>();
  const next = (request: ChatRequest): Reply => {
    const step = (queue.length > 1 ? queue.shift() : queue[0]) ?? { content: '' };
    return typeof step === 'function' ? step(request, chats.length - 1) : step;
  };
  const server = createServer(async (incoming, outgoing) => {
    const body = await bodyOf(incoming);
    if (incoming.url === '/v1/models') return json(outgoing, { object: 'list', data: [{ id: 'stub' }] });
    if (incoming.url === '/v1/embeddings') return embed(JSON.parse(body), embeddings, outgoing);
    if (incoming.url !== '/v1/chat/completions') return outgoing.writeHead(404).end();
    const request = JSON.parse(body) as ChatRequest;
    chats.push(request);
    busy.add(outgoing);
    outgoing.once('close', () => busy.delete(outgoing));
    await complete(request, next(request), outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    chats,
    embeddings,
    script: (...steps) => {
      queue = steps;
    },
    busy: () => busy.size,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function complete(request: ChatRequest, reply: Reply, outgoing: ServerResponse): Promise<void> {
  if (reply.hangAfter === 0) return;
  if (reply.cutAfter === 0) return void outgoing.destroy();
  await pause(reply.delayMs);
  if (reply.body !== undefined || (reply.status ?? 200) !== 200)
    return void outgoing
      .writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers })
      .end(reply.body ?? JSON.stringify({ error: { message: `scripted ${reply.status}`, type: 'stub' } }));
  if (request.stream) return stream(request, reply, outgoing);
  const message = { role: 'assistant', content: reply.content ?? null, refusal: reply.refusal ?? null };
  const calls = callsOf(request, reply).map((call, index) => ({ ...call, id: `call_${index}` }));
  json(outgoing, {
    ...frame(request, 'chat.completion'),
    choices: [
      {
        index: 0,
        finish_reason: finishOf(reply),
        message: calls.length > 0 ? { ...message, tool_calls: calls } : message,
      },
    ],
    usage: USAGE,
  });
}

/** Tokens that every completion claims to have cost. */
export const USAGE = { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 };

async function stream(request: ChatRequest, reply: Reply, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
  outgoing.flushHeaders();
  const event = (choices: unknown[], more = {}) =>
    `data: ${JSON.stringify({ ...frame(request, 'chat.completion.chunk'), choices, ...more })}\n\n`;
  const pieces = deltas(request, reply).map((delta) => event([{ index: 0, delta, finish_reason: null }]));
  pieces.push(event([{ index: 0, delta: {}, finish_reason: finishOf(reply) }]));
  pieces.push(event([], { usage: USAGE }), 'data: [DONE]\n\n');
  for (const [sent, piece] of pieces.entries()) {
    if (reply.hangAfter === sent || outgoing.destroyed) return;
    if (reply.cutAfter === sent) return void outgoing.destroy();
    outgoing.write(piece);
    await pause(reply.pieceMs ?? (reply.cutAfter ? 1 : undefined));
  }
  outgoing.end();
}

/** Text in pieces, as models send it: the first names the function, the arguments come bit by bit. */
function deltas(request: ChatRequest, reply: Reply): object[] {
  const parts: object[] = [{ role: 'assistant', content: reply.content === undefined ? null : '' }];
  for (const bit of bits(reply.content ?? '')) parts.push({ content: bit });
  if (reply.refusal !== undefined) parts.push({ refusal: reply.refusal });
  for (const [index, call] of callsOf(request, reply).entries()) {
    const head = { name: call.function.name, arguments: '' };
    parts.push({ tool_calls: [{ index, id: `call_${index}`, type: 'function', function: head }] });
    for (const bit of bits(call.function.arguments))
      parts.push({ tool_calls: [{ index, function: { arguments: bit } }] });
  }
  return parts;
}

function bits(text: string): string[] {
  const size = Math.max(12, Math.ceil(text.length / 200));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
    text.slice(i * size, (i + 1) * size),
  );
}

function callsOf(request: ChatRequest, { calls = [] }: Reply) {
  const asked = request.tools?.[0]?.function.name ?? 'none';
  return calls.map(({ name = asked, args }) => ({ type: 'function', function: { name, arguments: args } }));
}

function finishOf({ finish, calls = [] }: Reply): string {
  return finish ?? (calls.length > 0 ? 'tool_calls' : 'stop');
}

function frame({ model }: ChatRequest, object: string): object {
  return { id: 'chatcmpl-stub', object, created: 1, model };
}

interface EmbeddingRequest {
  model: string;
  input: string | string[];
  dimensions?: number;
  encoding_format?: 'float' | 'base64';
}

/** Vectors that depend on the text alone: texts that share characters come out alike. */
function embed(request: EmbeddingRequest, seen: string[][], outgoing: ServerResponse): void {
  const texts = [request.input].flat();
  seen.push(texts);
  const data = texts.map((text, index) => {
    const vector = Float32Array.from(vectorOf(text, request.dimensions ?? 256));
    const base64 = () => Buffer.from(vector.buffer).toString('base64');
    const embedding = request.encoding_format === 'base64' ? base64() : [...vector];
    return { object: 'embedding', index, embedding };
  });
  json(outgoing, { object: 'list', model: request.model, data, usage: USAGE });
}

function vectorOf(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const character of text) {
    const hash = createHash('sha256').update(character).digest();
    vector[hash.readUInt32LE(0) % dimensions]! += hash[4]! % 2 === 0 ? 1 : -1;
  }
  return vector;
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function json(outgoing: ServerResponse, value: unknown): void {
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function pause(ms: number | undefined): Promise<void> {
  if (ms) await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
