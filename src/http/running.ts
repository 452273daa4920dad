import type { Config } from '../base/config.ts';
import type { ConfiguredModel } from '../base/llm.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../base/time.ts';
import type { EvaluationRunner } from '../operations/evaluation/run.ts';
import { healthOf } from '../operations/health.ts';
import type { Supervision } from '../operations/supervision.ts';
import type { Store } from '../store/open.ts';
import type { RUNNING } from './access/running.ts';
import type { Handlers } from './route.ts';
import { auditExportRoutes } from './routes/audit-export.ts';
import { dataFileRoutes } from './routes/data-files.ts';
import { restoreRoutes } from './routes/running-restore.ts';
import { switchRoutes } from './routes/switches.ts';

interface Parts {
  config: Config;
  store: Store;
  clock: Clock;
  logger: Logger;
  runner: EvaluationRunner;
  model?: ConfiguredModel | null;
  index?: () => { passages: number; pendingVectors: number };
  supervision?: Supervision;
}

/** Running it: switches, data files, health, the trail, and putting a backup back. */
export function runningRoutes(parts: Parts): Handlers<keyof typeof RUNNING> {
  const { model = null, index, supervision } = parts;
  const health = { ...parts, model, index, supervision, startedAt: parts.clock.now() };
  return {
    ...switchRoutes(parts),
    ...dataFileRoutes(parts),
    ...auditExportRoutes(parts),
    ...restoreRoutes(parts),
    'GET /api/admin/health': async ({ response }) => {
      response.json(await healthOf(health));
    },
  };
}
