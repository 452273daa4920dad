import type { Request } from 'express';
import type { z } from 'zod';
import { fault } from '../base/faults.ts';

/** The JSON body as the schema reads it; none counts as empty. Throws `body_invalid` naming what is wrong. */
export function readBody<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const parsed = schema.safeParse(request.body ?? {});
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw fault('body_invalid', { problem });
}
