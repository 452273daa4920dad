import type { WebSocket } from 'ws';
import { messagesAfter } from '../../bot/messages.ts';
import type { Logger } from '../base/log.ts';
import type { Store } from '../store/open.ts';
import type { Tail } from './tail.ts';

/** Activities per frame: with answers of 30 kB a frame stays under the 1 MB a socket may hold in memory. */
const FRAME_ACTIVITIES = 20;

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
        const messages = await messagesAfter(store, conversationId, place, FRAME_ACTIVITIES);
        const last = messages.at(-1)?.seq;
        if (last === undefined) continue;
        await send(socket, { activities: messages.map(({ activity }) => activity), watermark: String(last) });
        place = last;
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
    socket.send(JSON.stringify({ activities: [activity], watermark: String(place) }));
  };

  const leave = tail.follow(conversationId, { changed: pump, passing });
  socket.on('close', leave);
  void pump();
}

function send(socket: WebSocket, frame: { activities: unknown[]; watermark: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(JSON.stringify(frame), (error) => (error ? reject(error) : resolve()));
  });
}
