import * as admin from '../../../accounts/administer.ts';
import type { PeopleList, PersonDetail } from '../../../accounts/api.ts';
import type { Person } from '../../../accounts/person.ts';
import type { ACCOUNT } from '../access/account.ts';
import { readBody } from '../body.ts';
import { ownAddress } from '../origin.ts';
import { pathId } from '../own.ts';
import type { Call, Handlers } from '../route.ts';
import * as body from './account-bodies.ts';
import type { AccountRouteDeps } from './account-entry.ts';

type PeopleRoute = Extract<keyof typeof ACCOUNT, `${string} /api/people${string}`>;
type Act = (deps: admin.AdminDeps, id: string) => Promise<PersonDetail | object>;

/** The people of the centre, for administrators. */
export function accountPeopleRoutes(deps: AccountRouteDeps): Handlers<PeopleRoute> {
  const as = (person: Person): admin.AdminDeps => ({
    ...deps,
    actor: person.id,
    address: ownAddress(deps.config),
  });
  /** A change that needs to know only whom it is about. */
  const acting =
    (act: Act) =>
    async ({ request, response, person }: Call<'POST /api/people/:id/disable'>) => {
      response.json(await act(as(person), pathId(request.params.id)));
    };
  return {
    'GET /api/people': async ({ response }) => {
      response.json({ people: await admin.describePeople(deps) } satisfies PeopleList);
    },
    'POST /api/people': async ({ request, response, person }) => {
      response.status(201).json(await admin.invite(as(person), readBody(body.inviteBody, request)));
    },
    'GET /api/people/:id': acting(admin.describePerson),
    'PATCH /api/people/:id': async ({ request, response, person }) => {
      const change = readBody(body.personChange, request);
      response.json(await admin.changeByAdmin(as(person), pathId(request.params.id), change));
    },
    'POST /api/people/:id/invitation': acting(admin.inviteAgain),
    'POST /api/people/:id/reset': acting(admin.resetLink),
    'POST /api/people/:id/disable': acting(admin.disable),
    'POST /api/people/:id/enable': acting(admin.enable),
    'POST /api/people/:id/unlock': acting(admin.unlock),
    'POST /api/people/:id/sign-out': acting(admin.signOutEverywhere),
    'POST /api/people/:id/second-factor/remove': acting(admin.removeSecondFactor),
  };
}
