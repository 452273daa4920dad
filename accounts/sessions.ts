import { v7 as newId } from 'uuid';
import type { Clock } from '../src/base/time.ts';
import type { Store, Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import type { SignInMethod } from './api.ts';
import { type StoredPerson, toPerson } from './people.ts';
import type { Person } from './person.ts';
import { hasRole } from './roles.ts';
import { derived, digestOf, newSecret } from './secrets.ts';

/** A session ends when it is not used for this long, and after this long in any case. */
export const IDLE_MS = 12 * 3_600_000;
export const ABSOLUTE_MS = 7 * 24 * 3_600_000;
/** How exactly the last use is kept: a write per request would be too many. */
const SEEN_MS = 60_000;

/** Who calls, and by which session. */
export interface SignedIn {
  person: Person;
  session: Session;
}

export interface Session {
  id: string;
  /** What writes must carry in `X-CSRF-Token`: follows from the session's secret, which scripts cannot read. */
  csrf: string;
  method: SignInMethod;
  /** What the centre asks of this person before anything but account routes opens. */
  needs: 'second_factor' | null;
  secondFactor: boolean;
  password: boolean;
}

export interface Visitor {
  userAgent: string;
  address: string;
}

/** Opens a session; gives its secret, which is kept nowhere. */
export async function openSession(
  writer: Writer,
  { personId, method, visitor, at }: { personId: string; method: SignInMethod; visitor: Visitor; at: Date },
): Promise<string> {
  const secret = newSecret();
  const now = at.toISOString();
  await writer
    .insertInto('sessions')
    .values({
      id: newId(),
      digest: digestOf(secret),
      person_id: personId,
      method,
      user_agent: visitor.userAgent.slice(0, 300),
      address: visitor.address,
      created_at: now,
      seen_at: now,
      expires_at: new Date(at.getTime() + ABSOLUTE_MS).toISOString(),
    })
    .execute();
  await writer.updateTable('people').set({ signed_in_at: now }).where('id', '=', personId).execute();
  return secret;
}

/** Whose session a secret opens; null when it is unknown, ended, or its person may not sign in. */
export async function readSession(
  deps: { store: Store; clock: Clock; secondFactorRequired: boolean },
  secret: string,
): Promise<SignedIn | null> {
  const { store, clock } = deps;
  const row = await store
    .selectFrom('sessions')
    .selectAll()
    .where('digest', '=', digestOf(secret))
    .executeTakeFirst();
  if (!row || hasEnded(row, clock.now())) return null;
  const person = await store
    .selectFrom('people')
    .selectAll()
    .where('id', '=', row.person_id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (!person) return null;
  await touch(store, row, clock.now());
  return signedIn(row, person, secret, deps.secondFactorRequired);
}

/** The sessions of a person that are still open, newest first. */
export async function openSessionsOf(writer: Writer, personId: string, at: Date): Promise<Row<'sessions'>[]> {
  const rows = await writer
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.filter((row) => !hasEnded(row, at));
}

/** Ends one session of a person; false when that person has no such session. */
export async function endSession(writer: Writer, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await writer
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ends every session of a person. */
export async function endSessionsOf(writer: Writer, personId: string): Promise<void> {
  await writer.deleteFrom('sessions').where('person_id', '=', personId).execute();
}

/** Ends the session a secret opens, if any: before a new one takes its place. */
export async function endSessionBySecret(writer: Writer, secret: string): Promise<void> {
  await writer.deleteFrom('sessions').where('digest', '=', digestOf(secret)).execute();
}

function hasEnded({ seen_at, expires_at }: Row<'sessions'>, now: Date): boolean {
  return now >= new Date(expires_at) || now.getTime() - Date.parse(seen_at) >= IDLE_MS;
}

async function touch(store: Store, { id, seen_at }: Row<'sessions'>, now: Date): Promise<void> {
  if (now.getTime() - Date.parse(seen_at) < SEEN_MS) return;
  await store.updateTable('sessions').set({ seen_at: now.toISOString() }).where('id', '=', id).execute();
}

function signedIn(row: Row<'sessions'>, stored: StoredPerson, secret: string, required: boolean): SignedIn {
  const person = toPerson(stored);
  const secondFactor = stored.totp_since !== null;
  const method = row.method as SignInMethod;
  // Whoever comes by the organisation's sign-in has shown there what it asks.
  const asked = required && method !== 'oidc' && hasRole(person, ['admin', 'approver']);
  return {
    person,
    session: {
      id: row.id,
      csrf: derived(secret, 'csrf'),
      method,
      needs: asked && !secondFactor ? 'second_factor' : null,
      secondFactor,
      password: stored.password !== null,
    },
  };
}
