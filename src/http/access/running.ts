import type { Policies } from './policy.ts';

const read = { access: ['admin', 'auditor'], allowance: 'deskReads' } as const;
const admin = { access: ['admin'], allowance: 'deskWrites' } as const;
const readData = { access: ['admin', 'approver', 'editor', 'auditor'], allowance: 'deskReads' } as const;
const edit = { access: ['admin', 'approver', 'editor'], allowance: 'deskWrites' } as const;
const decide = { access: ['admin', 'approver'], allowance: 'deskWrites' } as const;

/** Switches, editable data, health, audit and restoring. */
export const RUNNING = {
  'GET /api/admin/switches': read,
  'PUT /api/admin/switches/:name': admin,
  'GET /api/admin/data': readData,
  'GET /api/admin/data/file': readData,
  'POST /api/admin/data/check': edit,
  'PUT /api/admin/data/draft': edit,
  'POST /api/admin/data/drafts/:id/submit': edit,
  'POST /api/admin/data/drafts/:id/drop': edit,
  'POST /api/admin/data/drafts/:id/dry-run': edit,
  'POST /api/admin/data/drafts/:id/approve': decide,
  'POST /api/admin/data/drafts/:id/reject': decide,
  'POST /api/admin/data/undo': decide,
  'GET /api/admin/health': read,
  'GET /api/audit': read,
  'GET /api/admin/audit/acts': read,
  'GET /api/admin/audit/export': read,
  'POST /api/admin/audit/verify': { access: ['admin', 'auditor'], allowance: 'deskWrites' },
  'GET /api/admin/restore': { access: ['admin'], allowance: 'deskReads' },
  'POST /api/admin/restore': admin,
  'DELETE /api/admin/restore': admin,
  'POST /api/admin/restore/apply': admin,
} as const satisfies Policies;
