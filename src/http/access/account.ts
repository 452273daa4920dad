import type { Policies } from './policy.ts';

/**
 * Signing in, one's own account, and the people of the centre. `public` routes here check a password, a one-time
 * link or the organisation's sign-in themselves, and every one of them counts tries (`accounts/throttle`).
 */
export const ACCOUNT = {
  'GET /api/account/session': { access: 'public', allowance: 'entries' },
  'POST /api/account/sign-in': { access: 'public', allowance: 'entries' },
  'POST /api/account/second-factor': { access: 'public', allowance: 'entries' },
  'POST /api/account/link-info': { access: 'public', allowance: 'entries' },
  'POST /api/account/setup': { access: 'public', allowance: 'entries' },
  'POST /api/account/invitation': { access: 'public', allowance: 'entries' },
  'POST /api/account/link': { access: 'public', allowance: 'entries' },
  'POST /api/account/reset-request': { access: 'public', allowance: 'entries' },
  'POST /api/account/reset': { access: 'public', allowance: 'entries' },
  'GET /api/account/oidc/start': { access: 'public', allowance: 'entries' },
  'GET /api/account/oidc/callback': { access: 'public', allowance: 'entries' },
  'POST /api/account/sign-out': { access: 'person', allowance: 'deskWrites' },
  'PATCH /api/account/profile': { access: 'person', allowance: 'deskWrites' },
  'PUT /api/account/password': { access: 'person', allowance: 'deskWrites' },
  'POST /api/account/totp': { access: 'person', allowance: 'deskWrites' },
  'POST /api/account/totp/confirm': { access: 'person', allowance: 'deskWrites' },
  'POST /api/account/totp/recovery-codes': { access: 'person', allowance: 'deskWrites' },
  'POST /api/account/totp/disable': { access: 'person', allowance: 'deskWrites' },
  'GET /api/account/sessions': { access: 'person', allowance: 'deskReads' },
  'DELETE /api/account/sessions/:id': { access: 'person', allowance: 'deskWrites' },
  'GET /api/people': { access: ['admin'], allowance: 'deskReads' },
  'POST /api/people': { access: ['admin'], allowance: 'deskWrites' },
  'GET /api/people/:id': { access: ['admin'], allowance: 'deskReads' },
  'PATCH /api/people/:id': { access: ['admin'], allowance: 'deskWrites' },
  'POST /api/people/:id/invitation': { access: ['admin'], allowance: 'deskWrites' },
  'POST /api/people/:id/reset': { access: ['admin'], allowance: 'deskWrites' },
  'POST /api/people/:id/disable': { access: ['admin'], allowance: 'deskWrites' },
  'POST /api/people/:id/enable': { access: ['admin'], allowance: 'deskWrites' },
  'POST /api/people/:id/unlock': { access: ['admin'], allowance: 'deskWrites' },
  'POST /api/people/:id/sign-out': { access: ['admin'], allowance: 'deskWrites' },
  'POST /api/people/:id/second-factor/remove': { access: ['admin'], allowance: 'deskWrites' },
} as const satisfies Policies;
