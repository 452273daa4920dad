import type { Language } from '../../src/base/language.ts';
import { type Connection, connect, type Posted } from './direct-line.ts';
import { getTicket, keepToken, type Ticket } from './ticket.ts';

export type LinkState = 'connecting' | 'online' | 'reconnecting' | 'unavailable';

export interface LinkEvents {
  onActivity(activity: unknown): void;
  onState(state: LinkState): void;
  onTicket(ticket: Ticket): void;
}

/** The page's lasting link to its conversation. */
export interface Link {
  post(activity: object): Promise<Posted>;
  close(): void;
}

/** Waits between attempts to get through, in milliseconds; the last one repeats. */
const WAITS = [500, 2_000, 5_000, 10_000, 20_000];

/**
 * Keeps a conversation connected until closed: gets a ticket, connects, renews the ticket in time, and begins
 * anew when a connection ends for good. The whole history comes again then; the transcript drops doubles.
 */
export function openLink(language: () => Language, events: LinkEvents): Link {
  let connection: Connection | null = null;
  let sockets = true;
  let closed = false;
  let round = 0;
  let failures = 0;
  let next: ReturnType<typeof setTimeout> | undefined;
  let renewal: ReturnType<typeof setTimeout> | undefined;

  const begin = async () => {
    const mine = ++round;
    const ticket = await getTicket(language()).catch(() => null);
    if (closed || mine !== round) return;
    if (ticket) take(ticket);
    else again('unavailable');
  };
  const take = (ticket: Ticket) => {
    keepToken(ticket.token);
    events.onTicket(ticket);
    const mine = connect(ticket, sockets, {
      onActivity: events.onActivity,
      onStream: (stands) => {
        if (connection !== mine) return;
        if (stands) failures = 0;
        events.onState(stands ? 'online' : 'reconnecting');
      },
      onEnd: (reason) => {
        if (connection !== mine) return;
        if (reason === 'no_sockets') sockets = false;
        again('reconnecting');
      },
    });
    connection = mine;
    renewal = setTimeout(renew, ticket.lasts * 500);
  };
  const renew = async () => {
    try {
      const ticket = await getTicket(language());
      if (closed || !connection) return;
      if (ticket.lost) return again('reconnecting');
      keepToken(ticket.token);
      connection.renew(ticket);
      renewal = setTimeout(renew, ticket.lasts * 500);
    } catch {
      renewal = setTimeout(renew, 30_000);
    }
  };
  const again = (state: LinkState) => {
    drop();
    events.onState(state);
    next = setTimeout(begin, WAITS[Math.min(failures, WAITS.length - 1)]);
    failures += 1;
  };
  const drop = () => {
    round += 1;
    clearTimeout(next);
    clearTimeout(renewal);
    const old = connection;
    connection = null;
    old?.close();
  };
  /** A socket of the network that went away may look open for minutes. */
  const hurry = () => {
    failures = 0;
    again('reconnecting');
  };

  events.onState('connecting');
  window.addEventListener('online', hurry);
  void begin();
  return {
    post: async (activity) => (connection ? connection.post(activity) : 'unsent'),
    close: () => {
      closed = true;
      window.removeEventListener('online', hurry);
      drop();
    },
  };
}
