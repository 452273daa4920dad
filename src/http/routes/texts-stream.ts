import type { Request, Response } from 'express';
import type { TextEvent } from '../../../ingest/publishing/api.ts';
import { textEventsAfter } from '../../../ingest/publishing/events.ts';
import type { Logger } from '../../base/log.ts';
import type { Clock } from '../../base/time.ts';
import { lastSeq } from '../../store/log.ts';
import type { Store } from '../../store/open.ts';
import type { Tail } from '../tail.ts';

const BEAT_MS = 10_000;
/** Farther behind than this, the lists are read again instead. */
const LONGEST_GAP = 20_000;

interface StreamDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  tail: Tail;
  onStop(stop: () => void): () => void;
}

/**
 * One page's stream of drafts and published texts, from a place in the log on. The next piece is read only when the
 * last one has left, so a slow reader holds one piece; who may not look any more is cut off with the next beat.
 */
export async function openTextStream(
  { store, clock, logger, tail, onStop }: StreamDeps,
  mayStill: () => Promise<boolean>,
  request: Request,
  response: Response,
): Promise<void> {
  const last = await lastSeq(store);
  const asked = placeOf(request);
  const resumed = asked !== null && asked <= last && last - asked <= LONGEST_GAP;
  let place = resumed ? asked : last;
  let pumping = false;
  let again = false;

  const pump = () => {
    again = true;
    if (pumping) return;
    pumping = true;
    pumpAll()
      .catch((err) => {
        // The page comes back with its place and misses nothing.
        logger.warn({ err }, 'stream of texts ended');
        response.end();
      })
      .finally(() => {
        pumping = false;
        if (again && isOpen(response)) pump();
      });
  };
  const pumpAll = async () => {
    while (again && isOpen(response)) {
      again = false;
      const { events, seq, more } = await textEventsAfter(store, place);
      place = seq;
      for (const event of events) await write(response, event, place);
      again ||= more;
    }
  };
  const beat = async () => {
    if (!(await mayStill().catch(() => true))) return void response.end();
    const data = { seq: place, at: clock.now().toISOString() };
    if (!response.writableNeedDrain) await write(response, { name: 'beat', data }, null);
  };

  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // `no-transform` keeps compression, which would hold events back, away.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  const hello = { seq: place, at: clock.now().toISOString(), resumed };
  await write(response, { name: 'hello', data: hello }, place);
  const leave = [tail.watch(pump), onStop(() => response.end())];
  const timer = setInterval(() => void beat(), BEAT_MS);
  response.once('close', () => {
    clearInterval(timer);
    for (const left of leave) left();
  });
  pump();
}

async function write(response: Response, { name, data }: TextEvent, seq: number | null): Promise<void> {
  if (!isOpen(response)) return;
  const id = seq === null ? '' : `id: ${seq}\n`;
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
