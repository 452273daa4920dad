import { fault } from '../src/base/faults.ts';
import { queueMail } from '../src/store/mails.ts';
import type { Writer } from '../src/store/open.ts';
import type { AccountDeps } from './admit.ts';
import type { InviteBody, Invited, PersonChange, PersonDetail } from './api.ts';
import { record } from './audit.ts';
import { invitedUntil, issueToken, linkUrl, revokeTokens } from './links.ts';
import { mailTo } from './mails.ts';
import {
  addPerson,
  changePerson,
  listPeople,
  normalEmail,
  personByEmail,
  personById,
  type StoredPerson,
  toPerson,
} from './people.ts';
import type { Role } from './roles.ts';
import { endSessionsOf } from './sessions.ts';
import { countTry, forgetTries, isLocked } from './throttle.ts';
import { removeTotp } from './totp.ts';

/** Who administers: an administrator's id, or `cli`; and the address that links begin with. */
export interface AdminDeps extends AccountDeps {
  actor: string;
  address: string;
}

/** Everybody with what administrators see of them. */
export async function describePeople({ store, clock }: AccountDeps): Promise<PersonDetail[]> {
  const people = await listPeople(store);
  return Promise.all(people.map((person) => describe(store, person, clock.now())));
}

/** One of them. Throws `not_found`. */
export async function describePerson({ store, clock }: AccountDeps, id: string): Promise<PersonDetail> {
  return describe(store, await someone(store, id), clock.now());
}

/** Invites somebody who is not here yet. Throws `email_taken`. */
export async function invite(
  deps: AdminDeps,
  { email, name, roles, language }: InviteBody,
): Promise<Invited> {
  return inOne(deps, async (tx, at) => {
    const person = await addPerson(tx, { email, name, roles, language, state: 'invited' }, at);
    await told(deps, tx, at, person, 'person.invited', { roles });
    return withLink(deps, tx, person, 'invitation', at);
  });
}

/** A new link for somebody who has not accepted yet; the earlier one works no more. Throws `person_state`. */
export async function inviteAgain(deps: AdminDeps, id: string): Promise<Invited> {
  return onPerson(deps, id, async (tx, person, at) => {
    if (person.state !== 'invited') throw fault('person_state');
    await told(deps, tx, at, person, 'person.invited_again');
    return withLink(deps, tx, person, 'invitation', at);
  });
}

/** A link with which somebody sets a new password. Throws `person_state`. */
export async function resetLink(deps: AdminDeps, id: string): Promise<Invited> {
  return onPerson(deps, id, async (tx, person, at) => {
    if (person.state !== 'active') throw fault('person_state');
    await told(deps, tx, at, person, 'person.reset_link');
    return withLink(deps, tx, person, 'reset', at);
  });
}

/** Changes name and roles. Throws `last_admin`. */
export async function changeByAdmin(
  deps: AdminDeps,
  id: string,
  change: PersonChange,
): Promise<PersonDetail> {
  return onPerson(deps, id, async (tx, person, at) => {
    const before: Role[] = [...toPerson(person).roles];
    const changed = await changePerson(tx, id, change);
    const data = { ...(change.roles && { before, after: toPerson(changed).roles }), name: 'name' in change };
    await told(deps, tx, at, person, 'person.changed', data);
    return describe(tx, changed, at);
  });
}

/**
 * Shuts somebody out at once: no sign-in, no session, no link, and no identity at the organisation bound to the
 * account. Throws `last_admin`.
 */
export async function disable(deps: AdminDeps, id: string): Promise<PersonDetail> {
  return onPerson(deps, id, async (tx, person, at) => {
    const changed = await changePerson(tx, id, { state: 'disabled' });
    await tx
      .updateTable('people')
      .set({ oidc_issuer: null, oidc_subject: null })
      .where('id', '=', id)
      .execute();
    await endSessionsOf(tx, id);
    for (const kind of ['invitation', 'reset', 'link', 'ticket'] as const) await revokeTokens(tx, kind, id);
    await told(deps, tx, at, person, 'person.disabled');
    return describe(tx, changed, at);
  });
}

/** Lets somebody in again; who has no password is invited again, or comes by the organisation's sign-in. */
export async function enable(deps: AdminDeps, id: string): Promise<PersonDetail> {
  return onPerson(deps, id, async (tx, person, at) => {
    if (person.state !== 'disabled') throw fault('person_state');
    const changed = await changePerson(tx, id, { state: person.password === null ? 'invited' : 'active' });
    await told(deps, tx, at, person, 'person.enabled');
    return describe(tx, changed, at);
  });
}

/** Forgets the tries that hold up somebody's sign-in. */
export async function unlock(deps: AdminDeps, id: string): Promise<PersonDetail> {
  return onPerson(deps, id, async (tx, person, at) => {
    await forgetTries(tx, person);
    await told(deps, tx, at, person, 'person.unlocked');
    return describe(tx, person, at);
  });
}

/** Ends every session of somebody. */
export async function signOutEverywhere(deps: AdminDeps, id: string): Promise<PersonDetail> {
  return onPerson(deps, id, async (tx, person, at) => {
    await endSessionsOf(tx, id);
    await told(deps, tx, at, person, 'person.signed_out');
    return describe(tx, person, at);
  });
}

/** Takes a lost second factor away; sessions end, so that the next sign-in sets it up anew. */
export async function removeSecondFactor(deps: AdminDeps, id: string): Promise<PersonDetail> {
  return onPerson(deps, id, async (tx, person, at) => {
    await removeTotp(tx, id);
    await endSessionsOf(tx, id);
    await told(deps, tx, at, person, 'person.second_factor_removed');
    return describe(tx, await someone(tx, id), at);
  });
}

/**
 * Counts a request for a reset mail, whoever it is for. Throws `mail_closed` without a mail server, and
 * `too_many_tries`.
 */
export async function countResetRequest(deps: AccountDeps, email: string, source: string): Promise<void> {
  if (!deps.config.SMTP_URL) throw fault('mail_closed');
  await countTry(deps.store, deps.clock, { guessed: 'mail', of: normalEmail(email), source });
}

/** Sends a reset link to an address if somebody active has it; after the reply, so that its time tells nothing. */
export async function mailReset(deps: AccountDeps & { address: string }, email: string): Promise<void> {
  const person = await personByEmail(deps.store, email);
  if (person?.state === 'active') await resetLink({ ...deps, actor: 'anonymous' }, person.id);
}

async function withLink(
  { config, address }: AdminDeps,
  tx: Writer,
  person: StoredPerson,
  kind: 'invitation' | 'reset',
  at: Date,
): Promise<Invited> {
  const { token, expiresAt } = await issueToken(tx, { kind, personId: person.id, at });
  const url = linkUrl(address, kind, token);
  const mailed = config.SMTP_URL !== undefined;
  const facts = { centre: config.CENTRE_NAME, url, expiresAt };
  if (mailed) await queueMail(tx, mailTo(toPerson(person), kind, facts), at);
  return { person: await describe(tx, person, at), link: { url, expiresAt }, mailed };
}

async function describe(writer: Writer, person: StoredPerson, at: Date): Promise<PersonDetail> {
  return {
    ...toPerson(person),
    secondFactor: person.totp_since !== null,
    locked: await isLocked(writer, person, at),
    createdAt: person.created_at,
    signedInAt: person.signed_in_at,
    invitedUntil: await invitedUntil(writer, person.id, at),
  };
}

function onPerson<T>(
  deps: AdminDeps,
  id: string,
  work: (tx: Writer, person: StoredPerson, at: Date) => Promise<T>,
): Promise<T> {
  return inOne(deps, async (tx, at) => work(tx, await someone(tx, id), at));
}

function inOne<T>({ store, clock }: AdminDeps, work: (tx: Writer, at: Date) => Promise<T>): Promise<T> {
  return store.transaction().execute((tx) => work(tx, clock.now()));
}

async function someone(writer: Writer, id: string): Promise<StoredPerson> {
  const person = await personById(writer, id);
  if (!person) throw fault('not_found');
  return person;
}

function told(
  { actor }: AdminDeps,
  writer: Writer,
  at: Date,
  person: StoredPerson,
  action: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  return record(writer, { at, actor, action, subjectKind: 'person', subject: person.id, data });
}
