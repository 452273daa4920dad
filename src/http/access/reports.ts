import type { Policies } from './policy.ts';

/** Who reads what was asked, masked: whoever runs the centre, and whoever watches over it. */
const OVERSIGHT = ['admin', 'auditor'] as const;
/** Who looks after the texts also sees what is missing in them. */
const CARE = ['admin', 'auditor', 'approver', 'editor'] as const;
const WRITING = ['admin', 'approver', 'editor'] as const;
const read = { access: OVERSIGHT, allowance: 'deskReads' } as const;
const care = { access: CARE, allowance: 'deskReads' } as const;
const write = { access: WRITING, allowance: 'deskWrites' } as const;
/** Speaking for the centre to those who got an answer. */
const speak = { access: ['admin', 'approver'], allowance: 'deskWrites' } as const;
const admin = { access: ['admin'], allowance: 'deskWrites' } as const;

/** What is asked, worklists, figures and files. */
export const REPORTS = {
  'GET /api/reports/lists': care,
  'GET /api/reports/questions': read,
  'GET /api/reports/questions/export': read,
  'GET /api/reports/questions/:id': read,
  'POST /api/reports/questions/:id/reveal': admin,
  'GET /api/reports/gaps': care,
  'POST /api/reports/gaps/:id/settle': write,
  'POST /api/reports/gaps/:id/draft': write,
  'GET /api/reports/trends': read,
  'GET /api/reports/desk': read,
  'GET /api/reports/statistics': read,
  'GET /api/reports/statistics/export': read,
  'GET /api/reports/statistics/records': read,
  'GET /api/reports/statistics/snapshots': read,
  'POST /api/reports/statistics/snapshots': admin,
  'GET /api/reports/statistics/snapshots/:id': read,
  'GET /api/reports/typical-cases': care,
  'GET /api/reports/typical-cases/export': care,
  'GET /api/worklists': care,
  'GET /api/worklists/export': care,
  'GET /api/worklists/recall': care,
  'POST /api/worklists/recall/:answer/send': speak,
  'POST /api/worklists/recall/:answer/dismiss': speak,
  'POST /api/worklists/review': write,
  'POST /api/worklists/sources/:id/settle': write,
  'GET /api/worklists/:list': care,
} as const satisfies Policies;
