import { systemClock } from '../../../src/base/time.ts';
import type { RUNNING } from '../../../src/http/access/running.ts';
import { shippedText } from '../../../src/operations/data/files.ts';
import type { TestServer } from '../../support/server.ts';
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
  'POST /api/admin/data/drafts/:id/submit': drafted({ revision: 1 }),
  'POST /api/admin/data/drafts/:id/drop': drafted({ revision: 1 }),
  // The set is not there, which is said of a draft that is.
  'POST /api/admin/data/drafts/:id/dry-run': async (server) => ({
    ...(await drafted({ revision: 1, setId: 'none' })(server)),
    own: null,
  }),
  'POST /api/admin/data/drafts/:id/approve': drafted({ revision: 1, note: 'good' }),
  'POST /api/admin/data/drafts/:id/reject': drafted({ revision: 1, note: 'not yet' }),
};

/** A draft of a file, which an administrator who did not write it may do everything with. */
function drafted(body: object): MakeObjects {
  return async (server) => ({
    self: await callerOf(server, 'admin'),
    own: String(await draft(server)),
    other: null,
    missing: '999999',
    body,
  });
}

async function draft({ store }: TestServer): Promise<number> {
  const path = 'bot/tuning.yaml';
  await store.deleteFrom('data_revisions').execute();
  const { id } = await store
    .insertInto('data_revisions')
    .values({
      path,
      content: shippedText(path),
      base: '',
      note: 'as it is',
      state: 'draft',
      revision: 1,
      by_id: 'somebody',
      at: systemClock.now().toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
