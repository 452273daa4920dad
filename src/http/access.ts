import { ACCOUNT } from './access/account.ts';
import { ADMIN } from './access/admin.ts';
import { CHAT } from './access/chat.ts';
import { DESK } from './access/desk.ts';
import { INSIGHT } from './access/insight.ts';
import type { Policies } from './access/policy.ts';
import { REPORTS } from './access/reports.ts';
import { RUNNING } from './access/running.ts';
import { TEXTS } from './access/texts.ts';

/** Every route with its policy, in the order in which they are tried; a route that is not here cannot be mounted. */
export const ROUTES = {
  ...CHAT,
  ...ACCOUNT,
  ...DESK,
  ...ADMIN,
  ...RUNNING,
  ...INSIGHT,
  ...REPORTS,
  ...TEXTS,
  // Last, since it matches every path.
  'GET /{*file}': { access: 'public', allowance: null },
} as const satisfies Policies;

export type RouteKey = keyof typeof ROUTES;
