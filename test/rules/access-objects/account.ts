import { issueToken } from '../../../accounts/links.ts';
import { openSessionsOf } from '../../../accounts/sessions.ts';
import type { ACCOUNT } from '../../../src/http/access/account.ts';
import { person, signedIn } from '../../support/people.ts';
import type { TestServer } from '../../support/server.ts';
import { callerOf } from '../access-callers.ts';
import { type MakeObjects, NOBODYS } from './object.ts';

type ObjectRoute = Extract<keyof typeof ACCOUNT, `${string}:${string}`>;

/** An administrator administers everybody; a session belongs to its owner alone. */
export const ACCOUNT_OBJECTS: Partial<Record<ObjectRoute, MakeObjects>> = {
  'DELETE /api/account/sessions/:id': async (server) => {
    const [self, owner] = [await callerOf(server, 'admin'), await person(server.store, ['adviser'], 'owner')];
    await signedIn(server, owner);
    const mine = (await self.session()).person!;
    const first = async (id: string) => (await openSessionsOf(server.store, id, new Date()))[0]!.id;
    return { self, own: await first(mine.id), other: await first(owner.id), missing: NOBODYS };
  },
  'GET /api/people/:id': administered('active'),
  'PATCH /api/people/:id': administered('active', { name: 'new name' }),
  'POST /api/people/:id/invitation': administered('invited'),
  'POST /api/people/:id/reset': administered('active'),
  'POST /api/people/:id/disable': administered('active'),
  'POST /api/people/:id/enable': administered('disabled'),
  'POST /api/people/:id/unlock': administered('active'),
  'POST /api/people/:id/sign-out': administered('active'),
  'POST /api/people/:id/second-factor/remove': administered('active'),
};

function administered(state: string, body: object = {}): MakeObjects {
  return async (server) => {
    const id = await somebody(server, state);
    return { self: await callerOf(server, 'admin'), own: id, other: null, missing: NOBODYS, body };
  };
}

let made = 0;
async function somebody({ store }: TestServer, state: string): Promise<string> {
  const { id } = await person(store, ['volunteer'], `somebody-${made++}`);
  await store.updateTable('people').set({ state }).where('id', '=', id).execute();
  if (state === 'invited') await issueToken(store, { kind: 'invitation', personId: id, at: new Date() });
  return id;
}
