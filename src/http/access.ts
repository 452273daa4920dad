import { ACCOUNT } from './access/account.ts';
import { ADMIN } from './access/admin.ts';
import { CHAT } from './access/chat.ts';
import { DESK } from './access/desk.ts';
import type { Policies } from './access/policy.ts';

/** Every route with its policy, in the order in which they are tried; a route that is not here cannot be mounted. */
export const ROUTES = {
  ...CHAT,
  ...ACCOUNT,
  ...DESK,
  ...ADMIN,
  // Last, since it matches every path.
  'GET /{*file}': { access: 'public', allowance: null },
} as const satisfies Policies;

export type RouteKey = keyof typeof ROUTES;
