import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { record } from '../../../accounts/audit.ts';
import type { Config } from '../../base/config.ts';
import type { Clock } from '../../base/time.ts';
import type { Erased, FoundList } from '../../operations/api.ts';
import { archiveStream } from '../../operations/archive.ts';
import type { EvaluationRunner } from '../../operations/evaluation/run.ts';
import { contactChange, correctContact } from '../../operations/person-correct.ts';
import { eraseConversations } from '../../operations/person-erase.ts';
import { exportPieces } from '../../operations/person-export.ts';
import { findPerson } from '../../operations/person-find.ts';
import { conversationsNamed } from '../../operations/person-rows.ts';
import type { Store } from '../../store/open.ts';
import type { ADMIN } from '../access/admin.ts';
import { readBody } from '../body.ts';
import type { Handlers } from '../route.ts';

type DataRoute = Extract<keyof typeof ADMIN, `${string} /api/admin/person/${string}`>;

const whatBody = z.strictObject({ what: z.string().trim().min(1).max(200) });
const namesBody = z.strictObject({ conversations: z.array(z.string().min(1).max(200)).min(1).max(50) });
const correctBody = z.strictObject({ case: z.string().min(1).max(64), contact: contactChange });

/**
 * A person's data: find, export, correct, erase. What is looked for stands in bodies, never in addresses, which
 * proxies log.
 */
export function adminDataRoutes({
  store,
  clock,
  config,
  runner,
}: {
  store: Store;
  clock: Clock;
  config: Config;
  runner: EvaluationRunner;
}): Handlers<DataRoute> {
  const dataDir = resolve(config.DATA_DIR);
  const note = (actor: string, action: string, data: Record<string, number>) =>
    record(store, { at: clock.now(), actor, action, data });
  return {
    'POST /api/admin/person/find': async ({ request, response, person }) => {
      const conversations = await findPerson(store, readBody(whatBody, request).what);
      await note(person.id, 'person.found', { found: conversations.length });
      response.json({ conversations } satisfies FoundList);
    },
    'POST /api/admin/person/export': async ({ request, response, person }) => {
      const ids = await conversationsNamed(store, readBody(namesBody, request).conversations);
      const pieces = await exportPieces(store, dataDir, ids);
      await note(person.id, 'person.exported', { conversations: ids.length });
      response.attachment('person.zip').setHeader('Cache-Control', 'private, no-store');
      await pipeline(archiveStream(pieces), response);
    },
    'POST /api/admin/person/correct': async ({ request, response, person }) => {
      const { case: reference, contact } = readBody(correctBody, request);
      response.json(await correctContact({ store, clock, actor: person.id }, reference, contact));
    },
    'POST /api/admin/person/erase': async ({ request, response, person }) => {
      const ids = await conversationsNamed(store, readBody(namesBody, request).conversations);
      const deps = { store, clock, dataDir, actor: person.id };
      // A run under way holds a copy of the data as they are.
      await runner.cancelAll();
      response.json((await eraseConversations(deps, ids, 'request')) satisfies Erased);
    },
  };
}
