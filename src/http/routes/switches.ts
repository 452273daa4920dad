import { z } from 'zod';
import { fault } from '../../base/faults.ts';
import { changeSwitch, listSwitches, type SwitchDeps } from '../../operations/switches.ts';
import { SWITCHES } from '../../store/switches.ts';
import { readBody } from '../body.ts';
import type { Handlers } from '../route.ts';

const switchBody = z.strictObject({ on: z.boolean(), reason: z.string().trim().min(3).max(500) });

/** What can be switched while the server runs. */
export function switchRoutes(
  deps: SwitchDeps,
): Handlers<'GET /api/admin/switches' | 'PUT /api/admin/switches/:name'> {
  return {
    'GET /api/admin/switches': async ({ response }) => {
      response.json(await listSwitches(deps));
    },
    'PUT /api/admin/switches/:name': async ({ request, response, person }) => {
      const name = SWITCHES.find((one) => one === request.params.name);
      if (!name) throw fault('not_found');
      const { on, reason } = readBody(switchBody, request);
      response.json(await changeSwitch(deps, person.id, { name, on, reason }));
    },
  };
}
