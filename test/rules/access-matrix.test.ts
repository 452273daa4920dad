import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access, Method } from '../../src/http/access/policy.ts';
import { ROUTES, type RouteKey } from '../../src/http/access.ts';
import type { Browser } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { CALLERS, type Caller, callerOf, outcomeOf, rolesOf } from './access-callers.ts';

/** What only a guard says; a handler that is reached says something else. */
const GUARDS = ['unauthorized', 'sign_in_needed', 'request_forged', 'forbidden', 'second_factor_needed'];
/** Routes that check another credential of their own, and say `unauthorized` themselves. */
const OWN_CREDENTIAL: readonly RouteKey[] = ['POST /v3/directline/tokens/generate', 'POST /api/messages'];

let server: TestServer;
const refused = new Map<Caller, Browser>();

beforeAll(async () => {
  server = await startTestServer();
  for (const caller of CALLERS) refused.set(caller, await callerOf(server, caller));
});
afterAll(() => server.stop());

describe('every route, before every caller', () => {
  it.each(Object.keys(ROUTES) as RouteKey[])('%s opens as its policy says', async (key) => {
    const [method, path] = key.replace(/:\w+/g, 'missing').replace('/{*file}', '/').split(' ') as [
      Method,
      string,
    ];
    const { access } = ROUTES[key];
    for (const caller of CALLERS) {
      const expected = designed(access, method, caller);
      // Whoever is let in may end the own session, so that one is new each time.
      const self = expected ? refused.get(caller)! : await callerOf(server, caller);
      const { status, code } = await outcomeOf(
        await self.call(method, path, method === 'GET' ? undefined : {}),
      );
      if (expected) expect({ caller, status, code }).toEqual({ caller, ...expected });
      else {
        expect(status, `${caller}: ${code}`).toBeLessThan(500);
        if (!OWN_CREDENTIAL.includes(key)) expect(GUARDS, `${caller}: ${code}`).not.toContain(code);
      }
    }
  });
});

/** The refusal a caller meets at the door; null: the handler decides. */
function designed(access: Access, method: Method, caller: Caller): { status: number; code: string } | null {
  if (access === 'public') return null;
  if (access === 'token') return { status: 401, code: 'unauthorized' };
  const roles = rolesOf(caller);
  if (!roles) return { status: 401, code: 'sign_in_needed' };
  if (caller === 'unmarked' && method !== 'GET') return { status: 403, code: 'request_forged' };
  if (access === 'person' || access.some((role) => roles.includes(role))) return null;
  return { status: 403, code: 'forbidden' };
}
