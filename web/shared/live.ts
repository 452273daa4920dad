import { EventSourceParserStream } from 'eventsource-parser/stream';
import { headers, problemOf } from './api.ts';

export interface LiveEvent {
  /** Name of the event, `message` when it has none. */
  name: string;
  data: unknown;
}

export interface Standing {
  live: boolean;
  /** When the screen was last known to be current; null: not yet. */
  since: number | null;
  /** How often the stream has come up: whatever was read before may be stale and is read again. */
  round: number;
}

export interface Live {
  standing(): Standing;
  /** Calls back on every change of the standing. */
  watch(changed: () => void): () => void;
  /** Calls back on every event. */
  listen(heard: (event: LiveEvent) => void): () => void;
  close(): void;
}

/** Without a word for so long (the server speaks at least every 10 s), the stream counts as dead. */
const SILENCE_MS = 25_000;
/** The machine slept when a timer of a second comes this late. */
const SLEPT_MS = 8_000;
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * One stream of events (Server-Sent Events over fetch, so that keep-alive comments and refusals are seen) that
 * comes back by itself after sleep, network loss or a restart of the server, and always knows whether it stands.
 */
export function openLive(path: string): Live {
  let standing: Standing = { live: false, since: null, round: 0 };
  let heardAt = Date.now();
  let tickedAt = Date.now();
  let failures = 0;
  let stream: AbortController | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const watchers = new Set<() => void>();
  const listeners = new Set<(event: LiveEvent) => void>();

  const stand = (live: boolean) => {
    if (live === standing.live) return;
    standing = { live, since: live ? null : heardAt, round: standing.round + Number(live) };
    for (const changed of watchers) changed();
  };
  const again = () => {
    stand(false);
    clearTimeout(retry);
    retry = setTimeout(connect, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
    failures += 1;
  };
  const connect = async () => {
    clearTimeout(retry);
    stream?.abort();
    const mine = new AbortController();
    stream = mine;
    heardAt = Date.now();
    try {
      await read(path, mine.signal, {
        // Only once the server has spoken does it surely send what happens next.
        onWord: () => {
          heardAt = Date.now();
          failures = 0;
          stand(true);
        },
        onEvent: (event) => {
          for (const heard of listeners) heard(event);
        },
      });
    } catch {
      // Whatever broke it, the answer is to come back.
    }
    if (stream === mine && !mine.signal.aborted) again();
  };
  const restart = () => {
    failures = 0;
    stand(false);
    void connect();
  };
  const watchdog = setInterval(() => {
    const now = Date.now();
    const slept = now - tickedAt > SLEPT_MS;
    tickedAt = now;
    if (slept || (stream && now - heardAt > SILENCE_MS)) restart();
  }, 1_000);
  const lost = () => {
    stream?.abort();
    again();
  };
  window.addEventListener('online', restart);
  window.addEventListener('offline', lost);
  window.addEventListener('pageshow', onReturn);
  function onReturn(event: PageTransitionEvent) {
    if (event.persisted) restart();
  }
  void connect();

  return {
    standing: () => standing,
    watch: subscribeTo(watchers),
    listen: subscribeTo(listeners),
    close: () => {
      clearInterval(watchdog);
      clearTimeout(retry);
      window.removeEventListener('online', restart);
      window.removeEventListener('offline', lost);
      window.removeEventListener('pageshow', onReturn);
      const ended = stream;
      stream = null;
      ended?.abort();
    },
  };
}

interface Reading {
  onWord(): void;
  onEvent(event: LiveEvent): void;
}

/** Reads the stream to its end. Throws when it cannot be opened or breaks off. */
async function read(path: string, signal: AbortSignal, { onWord, onEvent }: Reading) {
  const response = await fetch(path, {
    signal,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { ...headers(), Accept: 'text/event-stream' },
  });
  if (!response.ok || !response.body) throw await problemOf(response);
  const words = response.body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
    .pipeThrough(heard(onWord))
    .pipeThrough(new EventSourceParserStream());
  const reader = words.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onEvent({ name: value.event ?? 'message', data: jsonOf(value.data) });
  }
}

function heard(onWord: () => void): TransformStream<string, string> {
  return new TransformStream({
    transform(words, through) {
      onWord();
      through.enqueue(words);
    },
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function subscribeTo<Listener>(set: Set<Listener>) {
  return (listener: Listener) => {
    set.add(listener);
    return () => void set.delete(listener);
  };
}
