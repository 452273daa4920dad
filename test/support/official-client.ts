import { createRequire } from 'node:module';
import type { DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import type { Read } from './chat-client.ts';

const require = createRequire(import.meta.url);
// Without a global WebSocket the client polls without a word.
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
const { DirectLine: OfficialClient } =
  require('botframework-directlinejs') as typeof import('botframework-directlinejs');
const { Observable } = createRequire(require.resolve('botframework-directlinejs'))('rxjs/Observable') as {
  Observable: { create(subscribe: (observer: Observer) => void): unknown };
};

interface Observer {
  next(value: unknown): void;
  error(problem: unknown): void;
  complete(): void;
}

interface AjaxRequest {
  method: string;
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Options of the client that its types leave out or demand without need. */
interface Options {
  token: string;
  conversationId?: string;
  webSocket?: boolean;
  pollingInterval?: number;
  locale?: string;
}

export interface OfficialChat {
  line: DirectLine;
  /** Everything received, in order. */
  received: Read[];
  /** Posts until the server has it, as Web Chat does: the same client id every time. */
  post(activity: object): Promise<string>;
  until(test: (received: Read[]) => boolean): Promise<void>;
  end(): void;
}

/** The unmodified official Direct Line client on a server, with what Node lacks of a browser. */
export function officialChat(url: string, { locale = 'zh-CN', ...options }: Options): OfficialChat {
  const line = new OfficialClient({
    domain: `${url}/v3/directline`,
    conversationStartProperties: { locale },
    ajax,
    // The wait before a reconnection is 3 s + random × 12 s: none here.
    random: () => -0.25,
    // Also the wait after a reconnection that failed; 20 s by default.
    timeout: 200,
    ...options,
  } as unknown as ConstructorParameters<typeof OfficialClient>[0]);
  const received: Read[] = [];
  const stream = line.activity$.subscribe((activity) => received.push(activity as unknown as Read));
  const until = async (test: (received: Read[]) => boolean) => {
    for (let i = 0; i < 1_000; i++) {
      if (test(received)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(
      `waited in vain, received: ${received.map(({ type, text }) => text ?? type).join(' | ')}`,
    );
  };
  const end = () => {
    stream.unsubscribe();
    line.end();
  };
  return { line, received, post: (activity) => persistently(line, activity), until, end };
}

async function persistently(line: DirectLine, activity: object): Promise<string> {
  for (let i = 0; i < 20; i++) {
    const id = await new Promise<string>((resolve, reject) =>
      line.postActivity(activity as Parameters<DirectLine['postActivity']>[0]).subscribe(resolve, reject),
    );
    if (id !== 'retry') return id;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('never got through');
}

function ajax({ method, url, body, headers }: AjaxRequest): unknown {
  return Observable.create((observer) => {
    fetch(url, { method, ...(headers && { headers }), ...(body !== undefined && { body: encode(body) }) })
      .then(async (response) => {
        const type = response.headers.get('content-type') ?? '';
        const read = type.includes('json') ? await response.json() : await response.arrayBuffer();
        const result = {
          status: response.status,
          response: read,
          xhr: { getResponseHeader: (name: string) => response.headers.get(name) },
        };
        if (!response.ok) return observer.error(result);
        observer.next(result);
        observer.complete();
      })
      .catch((cause: unknown) =>
        observer.error({ status: 0, cause, xhr: { getResponseHeader: () => null } }),
      );
  });
}

function encode(body: unknown): string | FormData {
  return body instanceof FormData ? body : JSON.stringify(body);
}
