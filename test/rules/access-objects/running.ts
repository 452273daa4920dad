import type { RUNNING } from '../../../src/http/access/running.ts';
import { callerOf } from '../access-callers.ts';
import type { MakeObjects } from './object.ts';

type ObjectRoute = Extract<keyof typeof RUNNING, `${string}:${string}`>;

/** Nothing here belongs to one person more than to another. */
export const RUNNING_OBJECTS: Partial<Record<ObjectRoute, MakeObjects>> = {
  'PUT /api/admin/switches/:name': async (server) => ({
    self: await callerOf(server, 'admin'),
    own: 'bot',
    other: null,
    missing: 'engine',
    body: { on: true, reason: 'as it was' },
  }),
};
