import type { Policies } from './policy.ts';

/** Who looks after what is answered; an auditor reads. */
const read = { access: ['editor', 'approver', 'admin', 'auditor'], allowance: 'deskReads' } as const;
const write = { access: ['editor', 'approver', 'admin'], allowance: 'deskWrites' } as const;
const decide = { access: ['approver', 'admin'], allowance: 'deskWrites' } as const;

/** Trying questions, measuring answers, and answers written beforehand. */
export const INSIGHT = {
  'GET /api/search-test/choices': read,
  'POST /api/search-test': { access: read.access, allowance: 'deskWrites' },
  'POST /api/search-test/save': write,
  'GET /api/evaluation/sets': read,
  'POST /api/evaluation/sets': write,
  'GET /api/evaluation/sets/:id': read,
  'PUT /api/evaluation/sets/:id': write,
  'DELETE /api/evaluation/sets/:id': write,
  'GET /api/evaluation/sets/:id/export': read,
  'POST /api/evaluation/sets/:id/import': write,
  'POST /api/evaluation/sets/:id/from-question': write,
  'POST /api/evaluation/sets/:id/questions': write,
  'PUT /api/evaluation/sets/:id/questions/:question': write,
  'DELETE /api/evaluation/sets/:id/questions/:question': write,
  'GET /api/evaluation/runs': read,
  'POST /api/evaluation/runs': write,
  'GET /api/evaluation/runs/:id': read,
  'POST /api/evaluation/runs/:id/cancel': write,
  'GET /api/evaluation/compare': read,
  'GET /api/standard-answers': read,
  'POST /api/standard-answers': write,
  'GET /api/standard-answers/articles': read,
  'POST /api/standard-answers/from-proposal': write,
  'GET /api/standard-answers/:id': read,
  'PUT /api/standard-answers/:id': write,
  'POST /api/standard-answers/:id/decide': decide,
  'POST /api/standard-answers/:id/retire': decide,
  'POST /api/standard-answers/:id/restore': write,
} as const satisfies Policies;
