import { z } from 'zod';
import { type FieldName, METADATA_FIELDS } from '../knowledge/metadata-fields.ts';
import type { ParsedField } from '../knowledge/parsed-document.ts';
import { loadData } from '../src/base/load-data.ts';

const ORIGINS = [
  'manifest',
  'heading',
  'text',
  'history',
  'title',
  'issuer',
  'document number',
  'page',
  'signature',
  'reckoned',
  'file name',
  'default',
  'nowhere',
] as const;

/** Where a field was read. `reckoned`: from another field by a rule; `nowhere`: looked for and not found. */
export type Origin = (typeof ORIGINS)[number];

const share = z.number().min(0).max(1);
const schema = z.strictObject({
  origins: z.record(z.enum(ORIGINS), share),
  fields: z.partialRecord(
    z.enum(Object.keys(METADATA_FIELDS) as [FieldName, ...FieldName[]]),
    z.partialRecord(z.enum(ORIGINS), share),
  ),
});
const confidences = loadData('ingest/confidence.yaml', schema);

/** A value with where it was read; `quote` are the words themselves. */
export interface Found<Value> {
  value: Value;
  from: Origin;
  quote: string | null;
}

/** A value that was found, or null for nothing. */
export function found<Value>(
  value: Value | null | undefined | '',
  from: Origin,
  quote: string | null = null,
): Found<Value> | null {
  return value === null || value === undefined || value === ''
    ? null
    : { value: value as Value, from, quote };
}

/** A field as it is stored; `absent` stands for one that was not found. */
export function fieldOf<Value>(
  field: FieldName,
  value: Found<Value> | null,
  absent: unknown = null,
): ParsedField {
  const { from, quote } = value ?? { from: 'nowhere' as const, quote: null };
  const confidence = confidences.fields[field]?.[from] ?? confidences.origins[from];
  return { field, value: value ? value.value : absent, origin: from, quote, confidence };
}
