import { ROLES, type Role } from '../../accounts/roles.ts';
import { endSessionsOf } from '../../accounts/sessions.ts';
import { type Browser, browser, DAY, person, signedIn } from '../support/people.ts';
import type { TestServer } from '../support/server.ts';

/** Everybody who may stand before a route; `unmarked` has a session and every role, but not the session's mark. */
export const CALLERS = [
  ...['anonymous', 'disabled', 'expired', 'signed out', 'unmarked', 'no role'],
  ...ROLES,
] as readonly Caller[];
export type Caller = Role | 'anonymous' | 'disabled' | 'expired' | 'signed out' | 'unmarked' | 'no role';

/** The roles a caller holds in a session that works; null: none works. */
export function rolesOf(caller: Caller): readonly Role[] | null {
  if (caller === 'unmarked') return ROLES;
  if (caller === 'no role') return [];
  return ROLES.includes(caller as Role) ? [caller as Role] : null;
}

/** A browser of such a caller, a new person each time. */
export async function callerOf(server: TestServer, caller: Caller): Promise<Browser> {
  if (caller === 'anonymous') return browser(server.url);
  const name = `${caller.replace(' ', '-')}-${made++}`;
  const who = await person(server.store, [...(rolesOf(caller) ?? ROLES)], name);
  const self = await signedIn(server, who, new Date(Date.now() - (caller === 'expired' ? 8 * DAY : 0)));
  if (caller === 'unmarked') self.csrf = null;
  if (caller === 'signed out') await endSessionsOf(server.store, who.id);
  if (caller === 'disabled')
    await server.store.updateTable('people').set({ state: 'disabled' }).where('id', '=', who.id).execute();
  return self;
}
let made = 0;

/** Status and code of an answer; what is no refusal has no code. */
export async function outcomeOf(response: Response): Promise<{ status: number; code: string | null }> {
  const problem = response.headers.get('content-type')?.includes('problem+json');
  if (problem) return { status: response.status, code: ((await response.json()) as { code: string }).code };
  await response.body?.cancel();
  return { status: response.status, code: null };
}
