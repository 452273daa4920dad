import type { Policies } from './policy.ts';

/** Who works with cases; which of them, and how much of each, is decided per case (`desk/may`). */
const CASES = ['adviser', 'volunteer', 'admin', 'auditor'] as const;
const WORKERS = ['adviser', 'volunteer', 'admin'] as const;
/** Who looks after texts and replies, and sees no cases. */
const WRITING = ['editor', 'approver'] as const;
const SERVING = ['adviser', 'volunteer'] as const;
const read = { access: CASES, allowance: 'deskReads' } as const;
const write = { access: WORKERS, allowance: 'deskWrites' } as const;
const serve = { access: SERVING, allowance: 'deskWrites' } as const;
const admin = { access: ['admin'], allowance: 'deskWrites' } as const;

/** The desk of advisers and volunteers. */
export const DESK = {
  'GET /api/desk/me': read,
  'GET /api/desk/lists': { access: [...CASES, ...WRITING], allowance: 'deskReads' },
  'GET /api/desk/queue': read,
  'GET /api/desk/cases': read,
  'GET /api/desk/stream': read,
  'GET /api/desk/wall': { access: ['adviser', 'admin', 'auditor'], allowance: 'deskReads' },
  'GET /api/desk/search': { access: WORKERS, allowance: 'deskReads' },
  'GET /api/desk/canned': { access: [...WORKERS, ...WRITING], allowance: 'deskReads' },
  'POST /api/desk/canned': { access: ['admin', 'editor'], allowance: 'deskWrites' },
  'DELETE /api/desk/canned/:id': { access: ['admin', 'editor'], allowance: 'deskWrites' },
  'GET /api/desk/cases/:id': read,
  'GET /api/desk/cases/:id/messages': read,
  'GET /api/desk/cases/:id/conflicts': read,
  'POST /api/desk/cases/:id/claim': serve,
  'POST /api/desk/cases/:id/accept': serve,
  'POST /api/desk/cases/:id/decline': serve,
  'POST /api/desk/cases/:id/release': write,
  'POST /api/desk/cases/:id/transfer': write,
  'POST /api/desk/cases/:id/reply': serve,
  'POST /api/desk/cases/:id/notes': serve,
  'POST /api/desk/cases/:id/typing': serve,
  'POST /api/desk/cases/:id/view': { access: CASES, allowance: 'deskWrites' },
  'POST /api/desk/cases/:id/read': serve,
  'POST /api/desk/cases/:id/labels': write,
  'POST /api/desk/cases/:id/priority': write,
  'POST /api/desk/cases/:id/snooze': serve,
  'POST /api/desk/cases/:id/parties': serve,
  'POST /api/desk/cases/:id/eligibility': serve,
  'POST /api/desk/cases/:id/draft': serve,
  'POST /api/desk/cases/:id/draft/:draft/drop': serve,
  'POST /api/desk/cases/:id/attachments': serve,
  'POST /api/desk/cases/:id/close': serve,
  'POST /api/desk/cases/:id/reopen': serve,
  'POST /api/desk/cases/:id/propose': serve,
  'GET /api/desk/attachments/:id': read,
  'GET /api/desk/people': read,
  'PUT /api/desk/people/:id': admin,
  'POST /api/desk/people/:id/absences': admin,
  'DELETE /api/desk/people/:id/absences/:absence': admin,
  'POST /api/desk/people/:id/licence': admin,
  'PUT /api/desk/me/availability': serve,
  'POST /api/desk/me/absences': serve,
  'DELETE /api/desk/me/absences/:absence': serve,
  'PUT /api/desk/me/licence': { access: ['volunteer'], allowance: 'deskWrites' },
  'PUT /api/desk/teams/:team': admin,
  'GET /api/desk/proposals': { access: ['approver', 'editor', 'admin', 'auditor'], allowance: 'deskReads' },
  'POST /api/desk/proposals/:id': { access: ['approver'], allowance: 'deskWrites' },
} as const satisfies Policies;
