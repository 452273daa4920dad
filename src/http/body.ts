import type { Request } from 'express';
import type { z } from 'zod';
import { fault } from '../base/faults.ts';

/** The JSON body as the schema reads it; none counts as empty. Throws `body_invalid` naming what is wrong. */
export function readBody<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  return parse(schema, request.body ?? {});
}

/** The query of a request as the schema reads it. Throws `body_invalid` naming what is wrong. */
export function readQuery<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  return parse(schema, request.query);
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw fault('body_invalid', { problem });
}
