import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { readAudit, record } from '../../../accounts/audit.ts';
import { type Clock, isDay, today } from '../../base/time.ts';
import { auditActs, auditFile, auditQuery, checkAudit } from '../../operations/audit-export.ts';
import type { Store } from '../../store/open.ts';
import type { RUNNING } from '../access/running.ts';
import { readBody, readQuery } from '../body.ts';
import type { Handlers } from '../route.ts';

type AuditRoute = Extract<keyof typeof RUNNING, `${string}/audit${string}`>;

const part = z.string().max(64).optional();
const day = z.string().refine(isDay, 'a day, YYYY-MM-DD').optional();
const filter = z.object({
  actor: part,
  action: z
    .string()
    .regex(/^[a-z_.]{1,64}$/)
    .optional(),
  subjectKind: part,
  subject: part,
  from: day,
  to: day,
});
const pageQuery = filter.extend({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const exportQuery = filter.extend({ format: z.enum(['csv', 'jsonl']) });
const verifyBody = z.strictObject({
  expected: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
const TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson; charset=utf-8' } as const;

/** The trail of what was done: looked through, taken out, verified. */
export function auditExportRoutes({ store, clock }: { store: Store; clock: Clock }): Handlers<AuditRoute> {
  return {
    'GET /api/audit': async ({ request, response }) => {
      const { before, limit, ...wanted } = readQuery(pageQuery, request);
      response.json(await readAudit(store, { ...auditQuery(wanted), before, limit }));
    },
    'GET /api/admin/audit/acts': async ({ response }) => {
      response.json(await auditActs(store));
    },
    'GET /api/admin/audit/export': async ({ request, response, person }) => {
      const { format, ...wanted } = readQuery(exportQuery, request);
      const data = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
      const act = { at: clock.now(), actor: person.id, action: 'audit.exported' };
      await record(store, { ...act, data: { ...data, format } });
      response.attachment(`audit-${today(clock)}.${format}`);
      response.setHeader('Content-Type', TYPES[format]);
      await pipeline(auditFile(store, wanted, format), response);
    },
    'POST /api/admin/audit/verify': async ({ request, response }) => {
      response.json(await checkAudit(store, readBody(verifyBody, request).expected));
    },
  };
}
