import type { Policies } from './policy.ts';

/** The chat. `public` routes check a credential of their own where they need one: `tokens/generate` the Direct
 * Line secret, `/api/messages` the Bot Framework's signature. */
export const CHAT = {
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
  'GET /chat/case': { access: 'token', allowance: 'reads' },
  'POST /chat/case/brief': { access: 'token', allowance: 'writes' },
  'POST /chat/case/rating': { access: 'token', allowance: 'writes' },
  'POST /chat/case/benefit': { access: 'token', allowance: 'writes' },
  'POST /chat/case/reopen': { access: 'token', allowance: 'writes' },
  'POST /chat/case/typing': { access: 'token', allowance: 'reads' },
  'POST /chat/case/withdraw': { access: 'token', allowance: 'writes' },
  'GET /chat/attachments/:id': { access: 'token', allowance: 'reads' },
  'GET /chat/files/:id': { access: 'public', allowance: 'reads' },
  'GET /api/passages/:id': { access: 'public', allowance: 'reads' },
} as const satisfies Policies;
