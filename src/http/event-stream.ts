import type { Request, Response } from 'express';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../base/time.ts';
import { lastSeq } from '../store/log.ts';
import type { Store } from '../store/open.ts';

/** The page counts the stream as dead after 25 s without a word. */
const BEAT_MS = 10_000;

/** One event; with `seq`, the place in the log from which a stream that comes back goes on. */
export interface StreamEvent {
  name: string;
  data: unknown;
  seq?: number;
}

/** What whoever listens does to a stream that is open. */
export interface EventStream {
  /** Something was written: read on. */
  pump(): void;
  /** Shows what is kept nowhere, unless the reader is behind. */
  pass(event: StreamEvent): Promise<void>;
  end(): void;
}

interface Options {
  store: Store;
  clock: Clock;
  logger: Logger;
  request: Request;
  response: Response;
  /** Farther behind than this, everything is read again instead of event by event. */
  longestGap: number;
  /** What happened after a place in the log, and the place reached. */
  read(after: number): Promise<{ events: readonly StreamEvent[]; seq: number; more: boolean }>;
  /** Whether its holder may still look; asked with every beat. */
  mayStill(): Promise<boolean>;
  /** Begins to listen; gives what ends that. */
  listen(stream: EventStream): (() => void)[];
}

/**
 * A stream of events (Server-Sent Events) from a place in the log on: that of `Last-Event-ID`, else `?after=`, else
 * now. The next piece is read only when the last one has left, so a slow reader holds one piece; whose right has
 * ended is cut off with the next beat.
 */
export async function openEventStream(options: Options): Promise<void> {
  const { store, clock, logger, request, response, longestGap, read, mayStill, listen } = options;
  const last = await lastSeq(store);
  const asked = placeOf(request);
  const resumed = asked !== null && asked <= last && last - asked <= longestGap;
  let place = resumed ? asked : last;
  let pumping = false;
  let again = false;

  const pumpAll = async () => {
    while (again && isOpen(response)) {
      again = false;
      const { events, seq, more } = await read(place);
      for (const event of events) await write(response, event);
      place = seq;
      again ||= more;
    }
  };
  const pump = () => {
    again = true;
    if (pumping) return;
    pumping = true;
    pumpAll()
      .catch((error) => {
        // The page comes back with its place and misses nothing.
        logger.warn({ err: error }, 'a stream of events ended');
        response.end();
      })
      .finally(() => {
        pumping = false;
        if (again && isOpen(response)) pump();
      });
  };
  const pass = async (event: StreamEvent) => {
    if (!response.writableNeedDrain) await write(response, event);
  };
  const standing = () => ({ seq: place, at: clock.now().toISOString() });
  const beat = async () => {
    if (await mayStill().catch(() => true)) await pass({ name: 'beat', data: standing() });
    else response.end();
  };

  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // `no-transform` keeps compression, which would hold events back, away.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  await write(response, { name: 'hello', seq: place, data: { ...standing(), resumed } });
  const leave = listen({ pump, pass, end: () => response.end() });
  const timer = setInterval(() => void beat(), BEAT_MS);
  response.once('close', () => {
    clearInterval(timer);
    for (const left of leave) left();
  });
  pump();
}

async function write(response: Response, { name, data, seq }: StreamEvent): Promise<void> {
  if (!isOpen(response)) return;
  const id = seq === undefined ? '' : `id: ${seq}\n`;
  if (response.write(`${id}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)) return;
  await new Promise<void>((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}

function isOpen(response: Response): boolean {
  return !response.destroyed && !response.writableEnded;
}

/** `Last-Event-ID` of a stream that comes back, else `?after=`; null: from now on. */
function placeOf(request: Request): number | null {
  const text = request.get('last-event-id') ?? String(request.query.after ?? '');
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
