import { isIPv6 } from 'node:net';
import { fault } from '../src/base/faults.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store, Writer } from '../src/store/open.ts';

/** Within this time … */
const WINDOW_MS = 15 * 60_000;
/** … so many tries on one account, and from one source, whatever they tried. */
export const TRIES_PER_ACCOUNT = 10;
export const TRIES_PER_SOURCE = 50;

/** What is guessed at: a password, a second factor, or a mail that is asked for. */
export type Guessed = 'account' | 'code' | 'mail';

export interface Try {
  guessed: Guessed;
  /** Address or id; counted the same whether or not anybody is behind it. */
  of: string;
  /** Where it comes from: an IP address. */
  source: string;
}

/**
 * Counts a try before it is made, so that parallel tries cannot pass the limit together. Throws `too_many_tries`
 * with the minutes to wait.
 */
export async function countTry(store: Store, clock: Clock, attempt: Try): Promise<void> {
  const now = clock.now();
  const since = new Date(now.getTime() - WINDOW_MS).toISOString();
  const limits = [
    { key: keyOf(attempt), limit: TRIES_PER_ACCOUNT },
    { key: sourceKey(attempt.source), limit: TRIES_PER_SOURCE },
  ];
  await store.transaction().execute(async (tx) => {
    await tx.deleteFrom('tries').where('at', '<=', since).execute();
    for (const { key, limit } of limits) await requireRoom(tx, key, limit, now);
    await tx
      .insertInto('tries')
      .values(limits.map(({ key }) => ({ key, at: now.toISOString() })))
      .execute();
  });
}

/** The try was right: it leaves no trace, and the account's earlier ones are forgotten. */
export async function forgiveTry(writer: Writer, attempt: Try): Promise<void> {
  await writer.deleteFrom('tries').where('key', '=', keyOf(attempt)).execute();
  const last = await writer
    .selectFrom('tries')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('key', '=', sourceKey(attempt.source))
    .executeTakeFirst();
  if (last?.id) await writer.deleteFrom('tries').where('id', '=', last.id).execute();
}

/** Forgets every try on somebody: an administrator vouches. */
export async function forgetTries(writer: Writer, person: { id: string; email: string }): Promise<void> {
  const keys = [`account:${person.email}`, `code:${person.id}`, `mail:${person.email}`];
  await writer.deleteFrom('tries').where('key', 'in', keys).execute();
}

/** Whether somebody cannot try now. */
export async function isLocked(writer: Writer, person: { id: string; email: string }, at: Date) {
  const since = new Date(at.getTime() - WINDOW_MS).toISOString();
  for (const key of [`account:${person.email}`, `code:${person.id}`])
    if ((await triesSince(writer, key, since)).length >= TRIES_PER_ACCOUNT) return true;
  return false;
}

async function requireRoom(tx: Writer, key: string, limit: number, now: Date): Promise<void> {
  const made = await triesSince(tx, key, new Date(now.getTime() - WINDOW_MS).toISOString());
  if (made.length < limit) return;
  const free = Date.parse(made.at(-limit)!.at) + WINDOW_MS;
  throw fault('too_many_tries', { minutes: Math.max(1, Math.ceil((free - now.getTime()) / 60_000)) });
}

function triesSince(writer: Writer, key: string, since: string): Promise<{ at: string }[]> {
  return writer
    .selectFrom('tries')
    .select('at')
    .where('key', '=', key)
    .where('at', '>', since)
    .orderBy('id')
    .execute();
}

function keyOf({ guessed, of }: Try): string {
  return `${guessed}:${of}`;
}

/** One household or office has a whole /64 of IPv6 addresses, so those count as one source. */
function sourceKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return `source:${plain}`;
  const [head = '', tail] = plain.split('%')[0]!.split('::');
  const first = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array(Math.max(0, 8 - first.length - rest.length)).fill('0');
  const network = [...first, ...zeros, ...rest]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `source:${network.join(':')}::/64`;
}
