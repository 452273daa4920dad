import { fault } from '../src/base/faults.ts';
import type { Language } from '../src/base/language.ts';
import { type AccountDeps, admit, type Visit } from './admit.ts';
import type { RecoveryCodes, TotpEnrolment } from './api.ts';
import { record } from './audit.ts';
import { newHash, setPassword, tellChanged } from './enter.ts';
import { isPassword } from './password.ts';
import { changePerson, personById, type StoredPerson } from './people.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import { endSession, endSessionsOf, type SignedIn } from './sessions.ts';
import { isSecondFactor } from './sign-in.ts';
import { countTry, forgiveTry, type Try } from './throttle.ts';
import { confirmTotp, enrol, removeTotp } from './totp.ts';

/** Changes name and language of whoever is signed in. */
export async function changeProfile(
  { store, clock }: AccountDeps,
  { person }: SignedIn,
  change: { name?: string | undefined; language?: Language | undefined },
): Promise<void> {
  await store.transaction().execute(async (tx) => {
    await changePerson(tx, person.id, change);
    await record(tx, act(person.id, 'account.profile_changed', clock.now(), { fields: Object.keys(change) }));
  });
}

/**
 * Changes the password, ends every session and opens a new one, whose secret it gives. Throws `password_wrong`,
 * `too_many_tries` and what a weak password throws.
 */
export async function changePassword(
  deps: AccountDeps,
  { person, session }: SignedIn,
  { current, next }: { current: string; next: string },
  visit: Visit,
): Promise<string> {
  const stored = await stillHere(deps, person.id);
  await requirePassword(deps, stored, current, visit.address);
  const hash = await newHash(deps, next, [stored.name, stored.email]);
  const at = deps.clock.now();
  return deps.store.transaction().execute(async (tx) => {
    await setPassword(tx, person.id, hash);
    await endSessionsOf(tx, person.id);
    await record(tx, act(person.id, 'account.password_changed', at));
    await tellChanged(deps, tx, stored, at);
    return admit(tx, { personId: person.id, method: session.method, visit, at });
  });
}

/** Begins to set up a second factor. Throws `password_wrong`, `too_many_tries`, `second_factor_state`. */
export async function beginTotp(
  deps: AccountDeps,
  { person }: SignedIn,
  password: string,
  source: string,
): Promise<TotpEnrolment> {
  const stored = await stillHere(deps, person.id);
  await requirePassword(deps, stored, password, source);
  return enrol(deps.store, stored, deps.config.CENTRE_NAME ?? 'Last Kilometre');
}

/**
 * Sets the second factor in force with a first code; gives recovery codes. Other sessions end: they were opened
 * without it. Throws `second_factor_wrong`, `second_factor_state`, `too_many_tries`.
 */
export async function finishTotp(
  deps: AccountDeps,
  { person, session }: SignedIn,
  code: string,
  source: string,
): Promise<RecoveryCodes> {
  const stored = await stillHere(deps, person.id);
  if (stored.totp_since !== null || stored.totp_secret === null) throw fault('second_factor_state');
  await requireCode(deps, stored, code, source);
  const at = deps.clock.now();
  return deps.store.transaction().execute(async (tx) => {
    await confirmTotp(tx, person.id, at);
    await tx
      .deleteFrom('sessions')
      .where('person_id', '=', person.id)
      .where('id', '<>', session.id)
      .execute();
    await record(tx, act(person.id, 'account.second_factor_on', at));
    return { codes: await renewRecoveryCodes(tx, person.id) };
  });
}

/** New recovery codes; the old ones work no more. Throws as `finishTotp`. */
export async function newRecoveryCodes(
  deps: AccountDeps,
  { person }: SignedIn,
  code: string,
  source: string,
): Promise<RecoveryCodes> {
  await requireCode(deps, await withTotp(deps, person.id), code, source);
  return deps.store.transaction().execute(async (tx) => {
    await record(tx, act(person.id, 'account.recovery_codes_renewed', deps.clock.now()));
    return { codes: await renewRecoveryCodes(tx, person.id) };
  });
}

/** Takes one's second factor away, with a last code. Throws as `finishTotp`. */
export async function dropTotp(
  deps: AccountDeps,
  { person }: SignedIn,
  code: string,
  source: string,
): Promise<void> {
  await requireCode(deps, await withTotp(deps, person.id), code, source);
  await deps.store.transaction().execute(async (tx) => {
    await removeTotp(tx, person.id);
    await record(tx, act(person.id, 'account.second_factor_off', deps.clock.now()));
  });
}

/** Ends one of one's own sessions; false when it is none. */
export async function leaveSession({ store, clock }: AccountDeps, { person }: SignedIn, id: string) {
  return store.transaction().execute(async (tx) => {
    if (!(await endSession(tx, person.id, id))) return false;
    await record(tx, act(person.id, 'account.session_ended', clock.now(), { session: id }));
    return true;
  });
}

async function withTotp(deps: AccountDeps, id: string): Promise<StoredPerson> {
  const stored = await stillHere(deps, id);
  if (stored.totp_since === null) throw fault('second_factor_state');
  return stored;
}

async function stillHere({ store }: AccountDeps, id: string): Promise<StoredPerson> {
  const stored = await personById(store, id);
  if (!stored) throw fault('sign_in_needed');
  return stored;
}

/** A stolen open browser is not enough to change how one signs in. Nothing is asked of who has no password. */
async function requirePassword(deps: AccountDeps, person: StoredPerson, password: string, source: string) {
  if (person.password === null) return;
  const attempt: Try = { guessed: 'account', of: person.email, source };
  await countTry(deps.store, deps.clock, attempt);
  if (!(await isPassword(password, person.password))) throw fault('password_wrong');
  await forgiveTry(deps.store, attempt);
}

async function requireCode(deps: AccountDeps, person: StoredPerson, code: string, source: string) {
  if (!(await isSecondFactor(deps, person, code, source))) throw fault('second_factor_wrong');
}

function act(personId: string, action: string, at: Date, data: Record<string, unknown> = {}) {
  return { at, actor: personId, action, subjectKind: 'person', subject: personId, data };
}
