import type { Policies } from './policy.ts';

const read = { access: ['admin', 'auditor'], allowance: 'deskReads' } as const;
const admin = { access: ['admin'], allowance: 'deskWrites' } as const;

/** The administration of texts, lists and switches. */
export const ADMIN = {
  'POST /api/admin/person/find': admin,
  'POST /api/admin/person/export': admin,
  'POST /api/admin/person/correct': admin,
  'POST /api/admin/person/erase': admin,
  'GET /api/admin/retention': read,
  'PUT /api/admin/retention': admin,
  'GET /api/admin/backups': read,
  'POST /api/admin/backups': admin,
  'GET /api/admin/backups/file': { access: ['admin'], allowance: 'deskReads' },
  'GET /metrics': { access: 'public', allowance: null },
} as const satisfies Policies;
