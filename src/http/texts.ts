import { resolve } from 'node:path';
import type { TEXTS } from './access/texts.ts';
import type { Handlers } from './route.ts';
import type { TextDeps } from './routes/texts-deps.ts';
import { textsDraftRoutes } from './routes/texts-drafts.ts';
import { textsPublishedRoutes } from './routes/texts-published.ts';
import { textsReceivingRoutes } from './routes/texts-receiving.ts';
import { textsSourceRoutes } from './routes/texts-sources.ts';

/** Policy texts, from a file dropped in to what is answered. */
export function textRoutes(parts: Omit<TextDeps, 'dataDir'>): Handlers<keyof typeof TEXTS> {
  const deps = { ...parts, dataDir: resolve(parts.config.DATA_DIR) };
  return {
    ...textsReceivingRoutes(deps),
    ...textsDraftRoutes(deps),
    ...textsPublishedRoutes(deps),
    ...textsSourceRoutes(deps),
  };
}
