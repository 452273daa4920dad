import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import { queueMail } from '../src/store/mails.ts';
import type { Writer } from '../src/store/open.ts';
import { type AccountDeps, admit, type Visit } from './admit.ts';
import { record } from './audit.ts';
import { type Issued, issueToken, readToken, redeemToken, revokeTokens } from './links.ts';
import { mailTo } from './mails.ts';
import { hashPassword } from './password.ts';
import { requireGoodPassword } from './password-rules.ts';
import { addPerson, hasAdmin, personById, type StoredPerson, toPerson } from './people.ts';
import { endSessionsOf } from './sessions.ts';
import { type Entered, proceed } from './sign-in.ts';

export interface Choices {
  name: string;
  password: string;
  language: Language;
}

/**
 * The token with which the first administrator is made; null when there is one. Renewed at each call: only the
 * link printed last works.
 */
export async function setupToken({ store, clock }: AccountDeps): Promise<Issued | null> {
  if (await hasAdmin(store)) return null;
  return issueToken(store, { kind: 'setup', personId: null, at: clock.now() });
}

/** Makes the first administrator. Throws `link_invalid`, `email_taken` and what a weak password throws. */
export async function setUp(
  deps: AccountDeps,
  { token, email, name, password, language }: Choices & { token: string; email: string },
  visit: Visit,
): Promise<string> {
  const at = deps.clock.now();
  await readToken(deps.store, { token, kinds: ['setup'], at });
  const hash = await newHash(deps, password, [name, email]);
  return deps.store.transaction().execute(async (tx) => {
    await redeemToken(tx, { token, kind: 'setup', at });
    if (await hasAdmin(tx)) throw fault('link_invalid');
    const person = await addPerson(tx, { email, name, language, roles: ['admin'], state: 'active' }, at);
    await setPassword(tx, person.id, hash);
    await told(tx, person.id, 'account.set_up', at);
    return admit(tx, { personId: person.id, method: 'password', visit, at });
  });
}

/** Accepts an invitation. Throws `link_invalid` and what a weak password throws. */
export async function acceptInvitation(
  deps: AccountDeps,
  { token, name, password, language }: Choices & { token: string },
  visit: Visit,
): Promise<string> {
  const at = deps.clock.now();
  const { id, email } = await holderOf(deps, token, 'invitation', 'invited');
  const hash = await newHash(deps, password, [name, email]);
  return deps.store.transaction().execute(async (tx) => {
    await redeemToken(tx, { token, kind: 'invitation', at });
    await activate(tx, id, { name: name.trim(), language });
    await setPassword(tx, id, hash);
    await told(tx, id, 'account.invitation_accepted', at);
    return admit(tx, { personId: id, method: 'password', visit, at });
  });
}

/**
 * Sets a new password by a link, and ends every session. The link stands for the password alone: a second factor
 * is still asked for. Throws `link_invalid` and what a weak password throws.
 */
export async function resetPassword(
  deps: AccountDeps,
  { token, password }: { token: string; password: string },
  visit: Visit,
): Promise<Entered> {
  const at = deps.clock.now();
  const person = await holderOf(deps, token, 'reset', 'active');
  const hash = await newHash(deps, password, [person.name, person.email]);
  await deps.store.transaction().execute(async (tx) => {
    await redeemToken(tx, { token, kind: 'reset', at });
    await setPassword(tx, person.id, hash);
    await endSessionsOf(tx, person.id);
    await told(tx, person.id, 'account.password_reset', at);
    await tellChanged(deps, tx, person, at);
  });
  return proceed(deps, person, visit);
}

/** Signs in by a one-time link: people of a demo, who have no password. Throws `link_invalid`. */
export async function enterByLink(deps: AccountDeps, token: string, visit: Visit): Promise<string> {
  const at = deps.clock.now();
  const { id } = await holderOf(deps, token, 'link', 'active');
  return deps.store.transaction().execute(async (tx) => {
    await redeemToken(tx, { token, kind: 'link', at });
    return admit(tx, { personId: id, method: 'link', visit, at });
  });
}

/** Turns an invited person into one who can sign in; the invitation's link works no more. */
export async function activate(
  writer: Writer,
  personId: string,
  choices: { name?: string; language?: Language },
): Promise<void> {
  await writer
    .updateTable('people')
    .set({ ...choices, state: 'active' })
    .where('id', '=', personId)
    .execute();
  await revokeTokens(writer, 'invitation', personId);
}

/** Puts a password in place; links that could still set another, and tickets of the old one, work no more. */
export async function setPassword(writer: Writer, personId: string, hash: string): Promise<void> {
  await writer.updateTable('people').set({ password: hash }).where('id', '=', personId).execute();
  await revokeTokens(writer, 'reset', personId);
  await revokeTokens(writer, 'ticket', personId);
}

/** Tells the owner by mail that the password changed: whoever changed it. */
export async function tellChanged(
  { config }: AccountDeps,
  writer: Writer,
  person: StoredPerson,
  at: Date,
): Promise<void> {
  if (!config.SMTP_URL) return;
  await queueMail(writer, mailTo(toPerson(person), 'password_changed', { centre: config.CENTRE_NAME }), at);
}

/** Hash of a password somebody chose. Throws when it is too weak. */
export function newHash({ config }: AccountDeps, password: string, own: string[]): Promise<string> {
  requireGoodPassword(password, [...own, config.CENTRE_NAME ?? '']);
  return hashPassword(password);
}

async function holderOf(
  { store, clock }: AccountDeps,
  token: string,
  kind: 'invitation' | 'reset' | 'link',
  state: string,
): Promise<StoredPerson> {
  const { person_id } = await readToken(store, { token, kinds: [kind], at: clock.now() });
  const person = await personById(store, person_id ?? '');
  if (person?.state !== state) throw fault('link_invalid');
  return person;
}

function told(writer: Writer, personId: string, action: string, at: Date): Promise<void> {
  return record(writer, { at, actor: personId, action, subjectKind: 'person', subject: personId });
}
