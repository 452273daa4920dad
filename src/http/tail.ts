import type { Logger } from '../base/log.ts';
import { lastSeq } from '../store/log.ts';
import type { Store } from '../store/open.ts';

/** How often the change counter is looked at, for what other processes write. */
const POLL_MS = 250;

export interface Follower {
  /** There are new messages in the conversation. */
  changed(): void;
  /** An activity that is shown to whom it reaches now, and kept nowhere. */
  passing(activity: Record<string, unknown>): void;
}

/** The log's tail: tells followers of a conversation that something was said there. */
export interface Tail {
  follow(conversationId: string, follower: Follower): () => void;
  /** Calls back when anything was written, with the place of the last entry. */
  watch(written: (seq: number) => void): () => void;
  /** Something was written in this process: look now. */
  wake(): void;
  pass(conversationId: string, activity: Record<string, unknown>): void;
  start(): Promise<void>;
  stop(): void;
}

/** Follows the log by its sequence numbers; idle, it costs one look at the counter four times a second. */
export function createTail({ store, logger }: { store: Store; logger: Logger }): Tail {
  const followers = new Map<string, Set<Follower>>();
  const watchers = new Set<(seq: number) => void>();
  let seen = 0;
  let looking = false;
  let lookAgain = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async () => {
    lookAgain = true;
    if (looking) return;
    looking = true;
    try {
      while (lookAgain) {
        lookAgain = false;
        const last = await lastSeq(store);
        if (last <= seen) continue;
        const spoken = await spokenIn(store, seen, last);
        seen = last;
        for (const id of spoken) for (const follower of followers.get(id) ?? []) follower.changed();
        for (const written of watchers) written(last);
      }
    } catch (error) {
      logger.error({ err: error }, 'the log could not be read');
    } finally {
      looking = false;
    }
  };

  return {
    follow: (conversationId, follower) => {
      const here = followers.get(conversationId) ?? new Set();
      followers.set(conversationId, here.add(follower));
      return () => {
        here.delete(follower);
        if (here.size === 0) followers.delete(conversationId);
      };
    },
    watch: (written) => {
      watchers.add(written);
      return () => watchers.delete(written);
    },
    wake: () => void look(),
    pass: (conversationId, activity) => {
      for (const follower of followers.get(conversationId) ?? []) follower.passing(activity);
    },
    start: async () => {
      seen = await lastSeq(store);
      timer = setInterval(look, POLL_MS);
    },
    stop: () => clearInterval(timer),
  };
}

async function spokenIn(store: Store, after: number, upTo: number): Promise<string[]> {
  const rows = await store
    .selectFrom('messages')
    .select('conversation_id')
    .distinct()
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .execute();
  return rows.map((row) => row.conversation_id);
}
