import type { Logger } from '../src/base/log.ts';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store } from '../src/store/open.ts';

/** After this long an answer elsewhere is no longer worth sending. */
const GIVE_UP_MS = 24 * 3_600_000;
/** Waits between tries double from the first to the second figure. */
const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 300_000;

/** Hands activities to a conversation on another channel, by its Bot Framework reference. */
export type Send = (reference: unknown, activities: Record<string, unknown>[]) => Promise<void>;

export interface DeliveryDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  /** Null while no such channel is configured. */
  send: Send | null;
}

export interface Delivery {
  /** Sends an answer where its channel does not read the log; a failure is left to the sweep. */
  deliver(answerId: string): Promise<void>;
  /** Sends what is still undelivered, in order, with growing waits after failures. */
  sweep(): Promise<void>;
}

interface Undelivered {
  id: string;
  conversationId: string;
  reference: string;
  activity: string;
}

/**
 * Delivers stored answers to channels elsewhere. Clients of the log (Direct Line, the page) need none of this:
 * for them an answer is delivered when it is written. A kill between the channel's taking it and the mark
 * sends it again; the Bot Framework offers nothing to tell it apart by.
 */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const sending = new Set<string>();
  const waits = new Map<string, { ms: number; until: number }>();

  const attempt = async (item: Undelivered, send: Send) => {
    if (sending.has(item.id)) return;
    sending.add(item.id);
    try {
      await send(JSON.parse(item.reference), [JSON.parse(item.activity)]);
      await markDelivered(deps, item);
      waits.delete(item.id);
    } catch (error) {
      const ms = Math.min((waits.get(item.id)?.ms ?? FIRST_WAIT_MS / 2) * 2, LONGEST_WAIT_MS);
      waits.set(item.id, { ms, until: Date.now() + ms });
      deps.logger.warn({ answer: item.id, err: error }, 'answer not delivered yet');
    } finally {
      sending.delete(item.id);
    }
  };

  return {
    deliver: async (answerId) => {
      if (!deps.send) return;
      const item = (await undelivered(deps, answerId))[0];
      if (item) await attempt(item, deps.send);
    },
    sweep: async () => {
      if (!deps.send) return;
      for (const item of await undelivered(deps).catch(() => []))
        if ((waits.get(item.id)?.until ?? 0) <= Date.now()) await attempt(item, deps.send);
    },
  };
}

async function undelivered({ store, clock }: DeliveryDeps, answerId?: string): Promise<Undelivered[]> {
  const since = new Date(clock.now().getTime() - GIVE_UP_MS).toISOString();
  let query = store
    .selectFrom('answers as a')
    .innerJoin('conversations as c', 'c.id', 'a.conversation_id')
    .innerJoin('questions as q', 'q.id', 'a.question_id')
    .innerJoin('messages as m', (join) =>
      join.onRef('m.reply_to', '=', 'q.message_id').onRef('m.conversation_id', '=', 'a.conversation_id'),
    )
    .select(['a.id', 'a.conversation_id as conversationId', 'c.reference', 'm.activity'])
    .where('a.delivered_at', 'is', null)
    .where('a.created_at', '>', since)
    .where('m.role', '=', 'bot')
    .orderBy('m.seq');
  if (answerId) query = query.where('a.id', '=', answerId);
  return (await query.execute()).flatMap((row) =>
    row.reference === null ? [] : { ...row, reference: row.reference },
  );
}

async function markDelivered(
  { store, clock }: DeliveryDeps,
  { id, conversationId }: Undelivered,
): Promise<void> {
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    await append(tx, { kind: 'answer.delivered', actor: 'bot', conversationId, subject: id, at });
    await tx.updateTable('answers').set({ delivered_at: at.toISOString() }).where('id', '=', id).execute();
  });
}
