import type { Logger } from '../src/base/log.ts';
import type { Clock } from '../src/base/time.ts';
import { append } from '../src/store/log.ts';
import type { Store } from '../src/store/open.ts';

/** After this long a message elsewhere is no longer worth sending. */
const GIVE_UP_MS = 24 * 3_600_000;
/** Waits between tries double from the first to the second figure. */
const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 300_000;
/** Messages looked at in one round. */
const ROUND = 500;

/** Hands activities to a conversation on another channel, by its Bot Framework reference. */
export type Send = (reference: unknown, activities: Record<string, unknown>[]) => Promise<void>;

export interface DeliveryDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  /** Null while no such channel is configured. */
  send: Send | null;
  /** What a channel elsewhere is given for a file; without it the name alone is told. */
  fileLink?: (attachmentId: string, conversationId: string) => Promise<string | null>;
}

export interface Delivery {
  /** Sends what is pending in a conversation whose channel does not read the log; a failure is left to the sweep. */
  deliver(conversationId: string): Promise<void>;
  /** Sends whatever is still pending, with growing waits after failures. */
  sweep(): Promise<void>;
  /** Shows something to a conversation elsewhere and keeps it nowhere: that somebody types. */
  pass(conversationId: string, activity: Record<string, unknown>): Promise<void>;
}

/**
 * Delivers what the bot, the centre and advisers said to channels elsewhere, in order within a conversation.
 * Clients of the log (Direct Line, the page) need none of this: for them a message is delivered when it is
 * written. A kill between the channel's taking it and the mark sends it again; the Bot Framework offers nothing
 * to tell it apart by.
 */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const sending = new Set<string>();
  const waits = new Map<string, { ms: number; until: number }>();

  const drain = async (conversationId: string, send: Send) => {
    if (sending.has(conversationId)) return;
    sending.add(conversationId);
    try {
      for (let item = await next(deps, conversationId); item; item = await next(deps, conversationId)) {
        await send(JSON.parse(item.reference), [await outgoing(deps, item)]);
        await markDelivered(deps, item);
      }
      waits.delete(conversationId);
    } catch (error) {
      const ms = Math.min((waits.get(conversationId)?.ms ?? FIRST_WAIT_MS / 2) * 2, LONGEST_WAIT_MS);
      waits.set(conversationId, { ms, until: Date.now() + ms });
      deps.logger.warn({ conversation: conversationId, err: error }, 'message not delivered yet');
    } finally {
      sending.delete(conversationId);
    }
  };

  return {
    deliver: async (conversationId) => {
      if (deps.send) await drain(conversationId, deps.send);
    },
    sweep: async () => {
      if (!deps.send) return;
      for (const id of await conversationsPending(deps).catch(() => []))
        if ((waits.get(id)?.until ?? 0) <= Date.now()) await drain(id, deps.send);
    },
    pass: async (conversationId, activity) => {
      const row = await deps.store
        .selectFrom('conversations')
        .select('reference')
        .where('id', '=', conversationId)
        .executeTakeFirst();
      if (!deps.send || !row?.reference) return;
      await deps.send(JSON.parse(row.reference), [activity]).catch(() => {});
    },
  };
}

async function conversationsPending({ store, clock }: DeliveryDeps): Promise<string[]> {
  const rows = await store
    .selectFrom('messages')
    .select('conversation_id')
    .distinct()
    .where('delivery', '=', 'pending')
    .where('at', '>', oldest(clock))
    .limit(ROUND)
    .execute();
  return rows.map((row) => row.conversation_id);
}

interface Pending {
  seq: number;
  conversationId: string;
  replyTo: string | null;
  reference: string;
  activity: string;
}

/** The oldest pending message, read just before it is sent: one that a person overtook is withheld by then. */
async function next({ store, clock }: DeliveryDeps, conversationId: string): Promise<Pending | null> {
  const row = await store
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select(['m.seq', 'm.reply_to', 'm.activity', 'c.reference'])
    .where('m.conversation_id', '=', conversationId)
    .where('m.delivery', '=', 'pending')
    .where('m.at', '>', oldest(clock))
    .orderBy('m.seq')
    .executeTakeFirst();
  if (!row?.reference) return null;
  const { seq, activity, reference } = row;
  return { seq, activity, reference, conversationId, replyTo: row.reply_to };
}

function oldest(clock: Clock): string {
  return new Date(clock.now().getTime() - GIVE_UP_MS).toISOString();
}

/** The activity with its files as the channel can show them. */
async function outgoing(
  { fileLink }: DeliveryDeps,
  { activity, conversationId }: Pending,
): Promise<Record<string, unknown>> {
  const read = JSON.parse(activity) as Record<string, unknown> & { channelData?: WithFiles };
  const files = read.channelData?.lastkm?.attachments ?? [];
  if (files.length === 0) return read;
  const linked = await Promise.all(
    files.map(async ({ id, name, type }) => ({ name, type, url: await fileLink?.(id, conversationId) })),
  );
  const named = linked.map(({ name, url }) => (url ? `[${name}](${url})` : name)).join('\n\n');
  const text = [read.text, named].filter(Boolean).join('\n\n');
  return { ...read, text, textFormat: 'markdown' };
}

interface WithFiles {
  lastkm?: { attachments?: { id: string; name: string; type: string }[] };
}

async function markDelivered({ store, clock }: DeliveryDeps, item: Pending): Promise<void> {
  const { seq, conversationId } = item;
  const at = clock.now();
  await store.transaction().execute(async (tx) => {
    await tx.updateTable('messages').set({ delivery: 'sent' }).where('seq', '=', seq).execute();
    const answer = item.replyTo === null ? undefined : await answerTo(tx, item.replyTo);
    if (answer)
      await tx
        .updateTable('answers')
        .set({ delivered_at: at.toISOString() })
        .where('id', '=', answer.id)
        .execute();
    const entry = answer
      ? { kind: 'answer.delivered' as const, subject: answer.id }
      : { kind: 'message.delivered' as const, data: { seq } };
    await append(tx, { ...entry, actor: 'bot', conversationId, at });
  });
}

function answerTo(tx: Store, messageId: string): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('questions as q')
    .innerJoin('answers as a', 'a.question_id', 'q.id')
    .select('a.id')
    .where('q.message_id', '=', messageId)
    .executeTakeFirst();
}
