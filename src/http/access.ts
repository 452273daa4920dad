/** Who may call a route: anyone, or the holder of a chat token. */
export type Access = 'public' | 'token';
/** Which allowance a call uses up: per user behind a token, per address otherwise. */
export type Allowance = 'writes' | 'reads' | 'tokens';

interface Policy {
  access: Access;
  allowance: Allowance | null;
}

/**
 * Every route with its policy, in the order in which they are tried; a route that is not here cannot be
 * mounted. `public` routes check a credential of their own where they need one: `tokens/generate` the Direct
 * Line secret, `/api/messages` the Bot Framework's signature.
 */
export const ROUTES = {
  'GET /healthz': { access: 'public', allowance: null },
  'GET /readyz': { access: 'public', allowance: null },
  'POST /chat/token': { access: 'public', allowance: 'tokens' },
  'POST /v3/directline/tokens/generate': { access: 'public', allowance: null },
  'POST /v3/directline/tokens/refresh': { access: 'token', allowance: 'reads' },
  'POST /v3/directline/conversations': { access: 'token', allowance: 'reads' },
  'GET /v3/directline/conversations/:id': { access: 'token', allowance: 'reads' },
  'GET /v3/directline/conversations/:id/activities': { access: 'token', allowance: 'reads' },
  'POST /v3/directline/conversations/:id/activities': { access: 'token', allowance: 'writes' },
  'POST /v3/directline/conversations/:id/upload': { access: 'token', allowance: 'writes' },
  'GET /v3/directline/session/getsessionid': { access: 'token', allowance: 'reads' },
  'POST /api/messages': { access: 'public', allowance: null },
  'GET /api/passages/:id': { access: 'public', allowance: 'reads' },
  'GET /{*file}': { access: 'public', allowance: null },
} as const satisfies Record<`${'GET' | 'POST'} /${string}`, Policy>;

export type RouteKey = keyof typeof ROUTES;
