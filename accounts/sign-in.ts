import { fault } from '../src/base/faults.ts';
import type { Store } from '../src/store/open.ts';
import { type AccountDeps, admit, type Visit } from './admit.ts';
import { record } from './audit.ts';
import { issueToken, readToken, redeemToken } from './links.ts';
import { isPassword } from './password.ts';
import { normalEmail, personByEmail, personById, type StoredPerson } from './people.ts';
import { redeemRecoveryCode } from './recovery-codes.ts';
import { countTry, forgiveTry, type Try } from './throttle.ts';
import { redeemCode } from './totp.ts';

/** Signed in, by this session; or a second factor is still to come. */
export type Entered = { secret: string } | { ticket: string };

/**
 * Signs in by e-mail address and password. An unknown address, a wrong password and an account that may not sign
 * in look the same and take as long. Throws `sign_in_failed`, `too_many_tries`.
 */
export async function signIn(
  deps: AccountDeps,
  { email, password }: { email: string; password: string },
  visit: Visit,
): Promise<Entered> {
  const { store, clock } = deps;
  const attempt: Try = { guessed: 'account', of: normalEmail(email), source: visit.address };
  await countTry(store, clock, attempt);
  const person = await personByEmail(store, email);
  const right = await isPassword(password, person?.password);
  if (!person || !right || person.state !== 'active') {
    await refused(deps, person, visit);
    throw fault('sign_in_failed');
  }
  await forgiveTry(store, attempt);
  return proceed(deps, person, visit);
}

/** After the password: a session, or a ticket where a second factor is set up. */
export async function proceed(
  { store, clock }: AccountDeps,
  person: StoredPerson,
  visit: Visit,
): Promise<Entered> {
  const at = clock.now();
  if (person.totp_since !== null) {
    const { token } = await issueToken(store, { kind: 'ticket', personId: person.id, at });
    return { ticket: token };
  }
  const secret = await store
    .transaction()
    .execute((tx) => admit(tx, { personId: person.id, method: 'password', visit, at }));
  return { secret };
}

/** The second half of signing in. Throws `second_factor_wrong`, `link_invalid`, `too_many_tries`. */
export async function enterCode(
  deps: AccountDeps,
  { ticket, code }: { ticket: string; code: string },
  visit: Visit,
): Promise<string> {
  const { store, clock } = deps;
  const at = clock.now();
  const { person_id } = await readToken(store, { token: ticket, kinds: ['ticket'], at });
  const person = await personById(store, person_id ?? '');
  if (person?.state !== 'active') throw fault('link_invalid');
  if (!(await isSecondFactor(deps, person, code, visit.address))) {
    await refused(deps, person, visit);
    throw fault('second_factor_wrong');
  }
  return store.transaction().execute(async (tx) => {
    await redeemToken(tx, { token: ticket, kind: 'ticket', at });
    return admit(tx, { personId: person.id, method: 'password+code', visit, at });
  });
}

/** Uses up a code of the app or a recovery code; counted and throttled. Throws `too_many_tries`. */
export async function isSecondFactor(
  { store, clock }: { store: Store; clock: AccountDeps['clock'] },
  person: StoredPerson,
  code: string,
  source: string,
): Promise<boolean> {
  const attempt: Try = { guessed: 'code', of: person.id, source };
  await countTry(store, clock, attempt);
  const at = clock.now();
  const right =
    (await redeemCode(store, person, code, at)) || (await redeemRecoveryCode(store, person.id, code, at));
  if (right) await forgiveTry(store, attempt);
  return right;
}

/** The record of a refusal is written for nobody too: the time it takes must not tell who is here. */
function refused(
  { store, clock }: AccountDeps,
  person: StoredPerson | undefined,
  visit: Visit,
): Promise<void> {
  return record(store, {
    at: clock.now(),
    actor: 'anonymous',
    action: 'account.sign_in_refused',
    ...(person && { subjectKind: 'person', subject: person.id }),
    data: { address: visit.address },
  });
}
