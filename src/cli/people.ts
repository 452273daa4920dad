import * as admin from '../../accounts/administer.ts';
import type { Invited, PersonDetail } from '../../accounts/api.ts';
import { personByEmail } from '../../accounts/people.ts';
import { ROLES, type Role } from '../../accounts/roles.ts';
import { readConfig } from '../base/config.ts';
import { fault } from '../base/faults.ts';
import type { Language } from '../base/language.ts';
import { systemClock } from '../base/time.ts';
import { ownAddress } from '../http/origin.ts';
import { databaseFile, openStore } from '../store/open.ts';
import { say, sayJson } from './say.ts';

interface Output {
  json?: boolean;
}

/** Lists everybody. */
export function peopleListCommand(options: Output): Promise<void> {
  return withPeople(async (deps) => {
    const people = await admin.describePeople(deps);
    if (people.length === 0 && !options.json)
      say('Nobody yet: `lastkm serve` prints the link for the first one.');
    for (const person of people) show(person, options);
  });
}

/** Invites somebody, and prints the link to pass on. */
export function peopleInviteCommand(
  email: string,
  options: Output & { name: string; roles: string; language: Language },
): Promise<void> {
  const { name, language } = options;
  const roles = readRoles(options.roles);
  return withPeople(async (deps) =>
    showLink(await admin.invite(deps, { email, name, roles, language }), options),
  );
}

/** Prints a link for a new password; for somebody who has not accepted yet, a new invitation. */
export function peopleResetCommand(email: string, options: Output): Promise<void> {
  return onPerson(email, async (deps, { id, state }) =>
    showLink(await (state === 'invited' ? admin.inviteAgain(deps, id) : admin.resetLink(deps, id)), options),
  );
}

/** Replaces somebody's roles. */
export function peopleRolesCommand(email: string, roles: string, options: Output): Promise<void> {
  const wanted = readRoles(roles);
  return onPerson(email, async (deps, { id }) =>
    show(await admin.changeByAdmin(deps, id, { roles: wanted }), options),
  );
}

/** What a command does to one person, by its name. */
const CHANGES = {
  disable: admin.disable,
  enable: admin.enable,
  unlock: admin.unlock,
  'sign-out': admin.signOutEverywhere,
  'remove-second-factor': admin.removeSecondFactor,
} as const;
export type PeopleChange = keyof typeof CHANGES;

export function peopleChangeCommand(change: PeopleChange, email: string, options: Output): Promise<void> {
  return onPerson(email, async (deps, { id }) => show(await CHANGES[change](deps, id), options));
}

/** Opens the people beside a running server: whoever can use this folder may administer. */
async function withPeople(work: (deps: admin.AdminDeps) => Promise<void>): Promise<void> {
  const config = readConfig();
  const store = await openStore(databaseFile(config));
  try {
    await work({ store, clock: systemClock, config, actor: 'cli', address: ownAddress(config) });
  } finally {
    await store.destroy();
  }
}

function onPerson(
  email: string,
  work: (deps: admin.AdminDeps, person: { id: string; state: string }) => Promise<void>,
): Promise<void> {
  return withPeople(async (deps) => {
    const person = await personByEmail(deps.store, email);
    if (!person) throw fault('not_found');
    await work(deps, person);
  });
}

/** Throws `body_invalid` for what is no role. */
function readRoles(text: string): Role[] {
  const roles = text.split(',').map((role) => role.trim());
  const wrong = roles.filter((role) => !ROLES.includes(role as Role));
  if (wrong.length > 0)
    throw fault('body_invalid', { problem: `roles: ${wrong.join(', ')}; there are ${ROLES.join(', ')}` });
  return roles as Role[];
}

function show(person: PersonDetail, { json }: Output): void {
  if (json) sayJson(person);
  else say(line(person));
}

function line({ state, email, name, roles, secondFactor, locked }: PersonDetail): string {
  const marks = [secondFactor ? ['second factor'] : [], locked ? ['locked'] : []].flat();
  const shown = `${state.padEnd(8)}  ${email.padEnd(30)}  ${name.padEnd(16)}  ${roles.join(',')}`;
  return marks.length > 0 ? `${shown}  (${marks.join(', ')})` : shown;
}

function showLink(invited: Invited, { json }: Output): void {
  const { person, link, mailed } = invited;
  if (json) sayJson(invited);
  else {
    say(`${person.name} <${person.email}>: ${link.url}`);
    say(`  works once, until ${link.expiresAt}${mailed ? '; also sent by mail' : ''}`);
  }
}
