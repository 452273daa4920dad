import {
  type FieldName,
  type FieldValue,
  isFieldName,
  METADATA_FIELDS,
} from '../../knowledge/metadata-fields.ts';
import type { ParsedDocument, ParsedField } from '../../knowledge/parsed-document.ts';
import { fault } from '../../src/base/faults.ts';
import { type DraftContent, withIdentity } from './content.ts';

type Apply<Name extends FieldName> = (parsed: ParsedDocument, value: FieldValue<Name>) => ParsedDocument;

/** Where a field stands in a document besides its list of fields. */
const PLACES: { [Name in FieldName]: Apply<Name> } = {
  title: (parsed, title) => ({ ...parsed, title, version: { ...parsed.version, title } }),
  documentNumber: (parsed, documentNumber) => inVersion(parsed, { documentNumber }),
  issuers: (parsed, issuers) => ({ ...parsed, issuer: issuers.join('、') || null }),
  level: (parsed, level) => ({ ...parsed, level }),
  region: (parsed, { name, code }) => ({ ...parsed, region: name, regionCode: code }),
  topics: (parsed, topics) => ({ ...parsed, topics }),
  publishedOn: (parsed, publishedOn) => inVersion(parsed, { publishedOn }),
  effectiveFrom: (parsed, effectiveFrom) => inVersion(parsed, { effectiveFrom }),
  effectiveTo: (parsed, effectiveTo) =>
    inVersion(parsed, { effectiveTo, ended: effectiveTo ? 'expired' : null, endedBy: null }),
  addressees: (parsed) => parsed,
  channels: (parsed) => parsed,
};

/** Sets a field as a person says. Throws `body_invalid` for a value that the field cannot have. */
export function setField(content: DraftContent, field: string, value: unknown): DraftContent {
  if (!isFieldName(field)) throw fault('body_invalid', { problem: `field: ${field}` });
  const read = METADATA_FIELDS[field].value.safeParse(value);
  if (!read.success) throw fault('body_invalid', { problem: `${field}: ${read.error.issues[0]?.message}` });
  const said: ParsedField = { field, value: read.data, origin: 'person', quote: null, confidence: 1 };
  const apply = PLACES[field] as (parsed: ParsedDocument, value: unknown) => ParsedDocument;
  const parsed = withField(apply(content.parsed, read.data), said);
  return withIdentity({ ...content, parsed });
}

/** Says that fields are right as they were read. Throws `body_invalid` for one that was not found. */
export function confirmFields(content: DraftContent, names: readonly string[]): DraftContent {
  return names.reduce((so, name) => setField(so, name, fieldValue(so, name)), content);
}

/** The value of a field as it stands. */
export function fieldValue({ parsed }: DraftContent, name: string): unknown {
  return parsed.version.fields?.find(({ field }) => field === name)?.value ?? null;
}

/** Sets again in a new reading what a person had set in the one before. */
export function keepSetFields(before: DraftContent, after: DraftContent): DraftContent {
  const set = before.parsed.version.fields?.filter(({ origin }) => origin === 'person') ?? [];
  return set.reduce((so, { field, value }) => setField(so, field, value), after);
}

/** A value as it is shown. */
export function shownValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shownValue).join('、');
  const { name, city, kind, value: words } = value as Record<string, string | null>;
  return name ? [name, city].filter(Boolean).join(' ') : `${kind ?? ''} ${words ?? ''}`.trim();
}

function withField(parsed: ParsedDocument, said: ParsedField): ParsedDocument {
  const fields = parsed.version.fields ?? [];
  const held = fields.some(({ field }) => field === said.field);
  const next = held ? fields.map((one) => (one.field === said.field ? said : one)) : [...fields, said];
  return inVersion(parsed, { fields: next });
}

function inVersion(parsed: ParsedDocument, change: Partial<ParsedDocument['version']>): ParsedDocument {
  return { ...parsed, version: { ...parsed.version, ...change } };
}
