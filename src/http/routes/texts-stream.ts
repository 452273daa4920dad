import type { Request, Response } from 'express';
import { textEventsAfter } from '../../../ingest/publishing/events.ts';
import type { Logger } from '../../base/log.ts';
import type { Clock } from '../../base/time.ts';
import type { Store } from '../../store/open.ts';
import { openEventStream } from '../event-stream.ts';
import type { Tail } from '../tail.ts';

const LONGEST_GAP = 20_000;

interface StreamDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  tail: Tail;
  onStop(stop: () => void): () => void;
}

/** One page's stream of drafts and published texts. */
export async function openTextStream(
  deps: StreamDeps,
  mayStill: () => Promise<boolean>,
  request: Request,
  response: Response,
): Promise<void> {
  const { store, tail, onStop } = deps;
  await openEventStream({
    ...deps,
    request,
    response,
    longestGap: LONGEST_GAP,
    read: async (after) => {
      const { events, ...reached } = await textEventsAfter(store, after);
      return { events: events.map((event) => ({ ...event, seq: reached.seq })), ...reached };
    },
    mayStill,
    listen: ({ pump, end }) => [tail.watch(pump), onStop(end)],
  });
}
