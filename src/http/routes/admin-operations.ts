import { join, resolve } from 'node:path';
import { z } from 'zod';
import { record } from '../../../accounts/audit.ts';
import type { Config } from '../../base/config.ts';
import { fault } from '../../base/faults.ts';
import type { Clock } from '../../base/time.ts';
import type { BackupList } from '../../operations/api.ts';
import { listBackups } from '../../operations/backups.ts';
import { backUp } from '../../operations/daily.ts';
import { changeSetting, readSetting, SETTINGS } from '../../operations/settings.ts';
import type { Store } from '../../store/open.ts';
import type { ADMIN } from '../access/admin.ts';
import { readBody, readQuery } from '../body.ts';
import type { Handlers } from '../route.ts';

type OperationsRoute = Exclude<keyof typeof ADMIN, `${string} /api/admin/person/${string}` | 'GET /metrics'>;

const fileQuery = z.object({ name: z.string().max(80) });
/** Making a backup needs a word, so that none is made by an empty call. */
const backupBody = z.strictObject({ make: z.literal(true) });

/** How long data are kept, and backups: list, make, fetch. They are put back from the command line only. */
export function adminOperationsRoutes({
  store,
  clock,
  config,
}: {
  store: Store;
  clock: Clock;
  config: Config;
}): Handlers<OperationsRoute> {
  const dataDir = resolve(config.DATA_DIR);
  const list = async () => ({ backups: await listBackups(store, dataDir) }) satisfies BackupList;
  return {
    'GET /api/admin/retention': async ({ response }) => {
      response.json(await readSetting(store, 'retention'));
    },
    'PUT /api/admin/retention': async ({ request, response, person }) => {
      const value = readBody(SETTINGS.retention, request);
      response.json(await changeSetting({ store, clock, actor: person.id }, 'retention', value));
    },
    'GET /api/admin/backups': async ({ response }) => {
      response.json(await list());
    },
    'POST /api/admin/backups': async ({ request, response, person }) => {
      readBody(backupBody, request);
      const name = await backUp({ config, clock });
      const act = { at: clock.now(), actor: person.id, action: 'backup.made' };
      await record(store, { ...act, subjectKind: 'backup', subject: name });
      response.status(201).json(await list());
    },
    'GET /api/admin/backups/file': async ({ request, response, person }) => {
      const { name } = readQuery(fileQuery, request);
      const { backups } = await list();
      if (!backups.some((backup) => backup.name === name)) throw fault('not_found');
      const act = { at: clock.now(), actor: person.id, action: 'backup.fetched' };
      await record(store, { ...act, subjectKind: 'backup', subject: name });
      response.setHeader('Cache-Control', 'private, no-store');
      await new Promise<void>((done, failed) =>
        response.download(join(dataDir, 'backups', name), name, { dotfiles: 'allow' }, (error) =>
          !error || response.headersSent || response.destroyed ? done() : failed(error),
        ),
      );
    },
  };
}
