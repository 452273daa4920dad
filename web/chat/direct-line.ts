import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import type { Ticket } from './ticket.ts';

/** How a post ended; `unsent`: it may be tried again. */
export type Posted = 'taken' | 'unsent' | 'too_many' | 'refused';

export interface StreamEvents {
  onActivity(activity: unknown): void;
  /** The stream stands, or has broken off and the client tries again by itself. */
  onStream(standing: boolean): void;
  /** This connection will not come back: the token ended, the conversation is gone, no socket gets through. */
  onEnd(reason: 'ended' | 'no_sockets'): void;
}

export interface Connection {
  post(activity: object): Promise<Posted>;
  /** Goes on with a newer token. */
  renew(ticket: Ticket): void;
  close(): void;
}

/** Sockets that may fail without one ever opening before polling is tried: some networks let none through. */
const HOPELESS_SOCKETS = 2;

/** One connection of the official Direct Line client, telling also what the client keeps to itself: its socket. */
export function connect(ticket: Ticket, sockets: boolean, events: StreamEvents): Connection {
  const line = new DirectLine({
    token: ticket.token,
    domain: `${location.origin}/v3/directline`,
    webSocket: sockets,
    ...(ticket.conversationId && { conversationId: ticket.conversationId }),
    conversationStartProperties: { locale: document.documentElement.lang },
    WebSocket: watchedSocket(events) as typeof WebSocket,
    // The client waits 3 to 15 seconds before it connects again; the long end is too long for a person.
    random: () => Math.random() / 4,
  } as ConstructorParameters<typeof DirectLine>[0]);
  const status = line.connectionStatus$.subscribe((state) => {
    if (state === ConnectionStatus.Online && !sockets) events.onStream(true);
    if (state >= ConnectionStatus.ExpiredToken) events.onEnd('ended');
  });
  const stream = line.activity$.subscribe(
    events.onActivity,
    () => events.onEnd('ended'),
    () => events.onEnd('ended'),
  );
  return {
    post: (activity) => post(line, activity),
    renew: ({ token, conversationId }) => line.reconnect({ token, conversationId: conversationId ?? '' }),
    close: () => {
      status.unsubscribe();
      stream.unsubscribe();
      line.end();
    },
  };
}

function post(line: DirectLine, activity: object): Promise<Posted> {
  return new Promise((resolve) => {
    line.postActivity(activity as Parameters<DirectLine['postActivity']>[0]).subscribe(
      (id) => resolve(id === 'retry' ? 'unsent' : 'taken'),
      (error: { status?: number }) => resolve(problemOf(error.status ?? 0)),
      // Nothing came and nothing failed: the connection was closed meanwhile.
      () => resolve('unsent'),
    );
  });
}

function problemOf(status: number): Posted {
  if (status === 429) return 'too_many';
  return [400, 413, 415, 422].includes(status) ? 'refused' : 'unsent';
}

function watchedSocket({ onStream, onEnd }: StreamEvents) {
  let everOpen = false;
  let failures = 0;
  return class extends WebSocket {
    constructor(url: string) {
      super(url);
      this.addEventListener('open', () => {
        everOpen = true;
        onStream(true);
      });
      this.addEventListener('close', () => {
        failures += 1;
        if (!everOpen && failures >= HOPELESS_SOCKETS) onEnd('no_sockets');
        else onStream(false);
      });
    }
  };
}
