import { record as audit } from '../../../accounts/audit.ts';
import { addAbsence, removeAbsence } from '../../../desk/absences.ts';
import type { Licence } from '../../../desk/api.ts';
import { changeMember, loadMember } from '../../../desk/members.ts';
import { memberNow, peopleFor } from '../../../desk/people.ts';
import { TEAMS } from '../../../desk/states.ts';
import { changeTeam, teamView } from '../../../desk/teams.ts';
import { fault } from '../../base/faults.ts';
import type { DESK } from '../access/desk.ts';
import { readBody } from '../body.ts';
import * as body from '../desk-bodies.ts';
import { type DeskRouteDeps, memberOf, spread } from '../desk-deps.ts';
import { own, pathId } from '../own.ts';
import type { Handlers } from '../route.ts';

type PeopleRoute = Extract<keyof typeof DESK, `${string} /api/desk/${'people' | 'me/' | 'teams'}${string}`>;

/** Who takes cases: teams, skills, hours, absence, availability, licences. */
export function deskPeopleRoutes(deps: DeskRouteDeps): Handlers<PeopleRoute> {
  const { store, clock, presence } = deps;
  const show = async (id: string) => {
    const member = own(await loadMember(store, id));
    spread(deps);
    return memberNow(store, member, presence.online(id), clock.now());
  };
  const known = async (id: unknown) => own(await loadMember(store, pathId(id))).id;
  return {
    'GET /api/desk/people': async ({ response, person }) => {
      response.json(await peopleFor(store, await memberOf(deps, person), presence.online, clock.now()));
    },
    'PUT /api/desk/people/:id': async ({ request, response, person }) => {
      const id = await known(request.params.id);
      const settings = readBody(body.memberBody, request);
      await changeMember(deps, id, { settings: definedOnly(settings) }, person.id);
      response.json(await show(id));
    },
    'POST /api/desk/people/:id/absences': async ({ request, response, person }) => {
      const id = await known(request.params.id);
      await addAbsence(deps, id, readBody(body.absenceBody, request), person.id);
      response.status(201).json(await show(id));
    },
    'DELETE /api/desk/people/:id/absences/:absence': async ({ request, response, person }) => {
      const id = await known(request.params.id);
      await removeAbsence(deps, id, pathId(request.params.absence), person.id);
      response.json(await show(id));
    },
    'POST /api/desk/people/:id/licence': async ({ request, response, person }) => {
      const { licence, id } = own(await loadMember(store, pathId(request.params.id)));
      if (!licence) throw fault('not_found');
      const state = readBody(body.licenceDecision, request).approve ? 'approved' : 'rejected';
      const decided: Licence = { ...licence, state, decidedAt: clock.now().toISOString() };
      await changeMember(deps, id, { licence: decided }, person.id);
      const about = { subjectKind: 'person', subject: id, data: { state } };
      await audit(store, { at: clock.now(), actor: person.id, action: 'licence.decided', ...about });
      response.json(await show(id));
    },
    'PUT /api/desk/me/availability': async ({ request, response, person }) => {
      const { available } = readBody(body.availabilityBody, request);
      await changeMember(deps, person.id, { available }, person.id);
      response.json(await show(person.id));
    },
    'POST /api/desk/me/absences': async ({ request, response, person }) => {
      await addAbsence(deps, person.id, readBody(body.absenceBody, request), person.id);
      response.status(201).json(await show(person.id));
    },
    'DELETE /api/desk/me/absences/:absence': async ({ request, response, person }) => {
      await removeAbsence(deps, person.id, pathId(request.params.absence), person.id);
      response.json(await show(person.id));
    },
    'PUT /api/desk/me/licence': async ({ request, response, person }) => {
      const given = readBody(body.licenceBody, request);
      await changeMember(
        deps,
        person.id,
        { licence: { ...given, state: 'submitted', decidedAt: null } },
        person.id,
      );
      response.json(await show(person.id));
    },
    'PUT /api/desk/teams/:team': async ({ request, response, person }) => {
      const code = own(TEAMS.find((team) => team === request.params.team));
      const settings = await changeTeam(deps, code, definedOnly(readBody(body.teamBody, request)), person.id);
      spread(deps);
      response.json(teamView(code, settings, clock.now()));
    },
  };
}

/** `undefined` means nothing in a change. */
function definedOnly<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never;
}
