import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { writeMessage } from '../../bot/messages.ts';
import { silent } from '../../src/base/log.ts';
import { feed } from '../../src/http/stream-feed.ts';
import { createTail } from '../../src/http/tail.ts';
import type { Store } from '../../src/store/open.ts';
import { conversation, temporaryStore } from '../support/conversation.ts';

/** A socket whose frames leave when the test says so, as with a reader that is slow. */
class SlowSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  frames: string[] = [];
  #leave: (() => void)[] = [];

  send(frame: string, sent?: () => void): void {
    this.frames.push(frame);
    this.bufferedAmount += Buffer.byteLength(frame);
    this.#leave.push(() => {
      this.bufferedAmount -= Buffer.byteLength(frame);
      sent?.();
    });
  }

  close(): void {
    this.readyState = 3;
  }

  drain(): void {
    this.#leave.shift()?.();
  }
}

async function say(store: Store, text: string) {
  await store.transaction().execute((tx) =>
    writeMessage(tx, {
      conversationId: 'c1',
      clientId: null,
      role: 'bot',
      text,
      activity: { type: 'message', text },
      replyTo: null,
      at: new Date(),
    }),
  );
}

it('holds one frame of at most 1 MB for a reader that does not read, and sends the rest when it does', async () => {
  const store = await temporaryStore();
  await conversation(store);
  for (let n = 0; n < 40; n++) await say(store, '政'.repeat(20_000));
  const tail = createTail({ store, logger: silent });
  const socket = new SlowSocket();
  feed({ store, logger: silent, tail }, socket as unknown as WebSocket, 'c1', 0);
  await expect.poll(() => socket.frames.length).toBe(1);
  await say(store, 'one more');
  tail.wake();
  await new Promise((resolve) => setTimeout(resolve, 100));
  tail.pass('c1', { type: 'typing' });
  expect(socket.frames).toHaveLength(1);
  expect(socket.bufferedAmount).toBeLessThan(1_000_000);
  const seen = () =>
    socket.frames.flatMap((frame) => (JSON.parse(frame) as { activities: { id: string }[] }).activities);
  await expect
    .poll(
      () => {
        socket.drain();
        return seen().length;
      },
      { timeout: 10_000 },
    )
    .toBe(42);
  expect(new Set(seen().map(({ id }) => id)).size).toBe(42);
});
