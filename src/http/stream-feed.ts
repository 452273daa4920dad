import type { WebSocket } from 'ws';
import { activitiesAfter } from '../../bot/messages.ts';
import type { Logger } from '../base/log.ts';
import type { Store } from '../store/open.ts';
import type { Tail } from './tail.ts';

/**
 * The official client hands out one activity per timer tick, and mixes the activities of frames that follow
 * each other faster. After a frame of several, the next one waits this long for each.
 */
const TICK_MS = 5;

/**
 * Sends a conversation's messages after `watermark`, then whatever is said, until the socket closes. The next
 * frame is read from the log only when the last one has left, so a slow reader holds one frame and no more.
 */
export function feed(
  { store, logger, tail }: { store: Store; logger: Logger; tail: Tail },
  socket: WebSocket,
  conversationId: string,
  watermark: number,
): void {
  let place = watermark;
  let pumping = false;
  let pumpAgain = false;

  const pump = async () => {
    pumpAgain = true;
    if (pumping) return;
    pumping = true;
    try {
      while (pumpAgain && socket.readyState === socket.OPEN) {
        pumpAgain = false;
        const { json, count, watermark: last } = await activitiesAfter(store, conversationId, place);
        if (count === 0) continue;
        await send(socket, json);
        place = last;
        if (count > 1) await new Promise((resolve) => setTimeout(resolve, count * TICK_MS));
        pumpAgain = true;
      }
    } catch (error) {
      // The client comes back with its watermark and misses nothing.
      logger.warn({ err: error }, 'stream ended');
      socket.close(1011, 'try again');
    } finally {
      pumping = false;
    }
  };

  const passing = (activity: Record<string, unknown>) => {
    if (socket.readyState !== socket.OPEN || socket.bufferedAmount > 0) return;
    // Without a watermark: it must not move the client's back.
    socket.send(JSON.stringify({ activities: [activity] }));
  };

  const leave = tail.follow(conversationId, { changed: pump, passing });
  socket.on('close', leave);
  void pump();
}

function send(socket: WebSocket, frame: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(frame, (error) => (error ? reject(error) : resolve()));
  });
}
