import { z } from 'zod';
import type { DraftEdit } from '../../../ingest/publishing/api-acts.ts';
import { DRAFT_STATES, OPEN_STATES } from '../../../ingest/publishing/list.ts';
import { VALIDITIES } from '../../../ingest/publishing/published.ts';
import { SOURCE_KINDS } from '../../../ingest/watch/listing.ts';
import { LEVELS, type Level } from '../../../knowledge/levels.ts';
import { type FieldName, METADATA_FIELDS } from '../../../knowledge/metadata-fields.ts';
import { RELATION_KINDS, type RelationKind } from '../../../knowledge/relation-kinds.ts';

const id = z.uuid();
const revision = z.int().min(0);
const day = z.iso.date();
const reason = z.string().trim().min(1).max(2_000);
const number = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const place = z.int().min(0);
const fieldName = z.enum(Object.keys(METADATA_FIELDS) as [FieldName, ...FieldName[]]);
const article = z.string().trim().min(1).max(40).nullable();
const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.coerce.number().int().min(0).optional(),
};

const state = z.union([
  z.enum(['open', ...DRAFT_STATES] as ['open', ...typeof DRAFT_STATES]),
  z.array(z.enum(DRAFT_STATES as [(typeof DRAFT_STATES)[number]])),
]);

export const draftsQuery = z
  .object({
    state: state.optional(),
    batch: id.optional(),
    q: z.string().max(200).optional(),
    mine: z.literal('1').optional(),
    parent: id.optional(),
    ...page,
  })
  .transform(({ state: given, ...rest }) => ({ ...rest, states: statesOf(given) }));

function statesOf(given: z.output<typeof state> | undefined) {
  if (given === undefined) return undefined;
  if (given === 'open') return OPEN_STATES;
  return Array.isArray(given) ? given : [given];
}

export const batchQuery = z.object({ batch: id.optional() });
export const againstQuery = z.object({ against: number.optional() });
export const urlsBody = z.strictObject({
  urls: z.array(z.string().trim().min(1).max(2_000)).min(1).max(50),
  batch: id.optional(),
});
export const pasteBody = z.strictObject({
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(200_000),
  batch: id.optional(),
});

const edit: z.ZodType<DraftEdit> = z.union([
  z.strictObject({ kind: z.literal('field'), field: fieldName, value: z.unknown() }),
  z.strictObject({ kind: z.literal('confirm'), fields: z.array(fieldName).min(1).max(20) }),
  z.strictObject({ kind: z.literal('split'), passage: place, at: place, article: article.optional() }),
  z.strictObject({ kind: z.literal('merge'), passage: place }),
  z.strictObject({
    kind: z.literal('passage'),
    passage: place,
    text: z.string().trim().min(1).max(100_000).optional(),
    article: article.optional(),
    headingPath: z.array(z.string().trim().min(1).max(300)).max(10).optional(),
  }),
  z.strictObject({ kind: z.literal('table'), passage: place, table: z.boolean() }),
  z.strictObject({ kind: z.literal('remove'), passage: place }),
  z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(240_000) }),
  z.strictObject({
    kind: z.literal('relation'),
    add: z.strictObject({
      kind: z.enum(Object.keys(RELATION_KINDS) as [RelationKind, ...RelationKind[]]),
      documentId: z.int().min(1),
      articles: z.string().max(2_000).nullable().optional(),
      on: day.nullable().optional(),
      until: day.nullable().optional(),
    }),
  }),
  z.strictObject({ kind: z.literal('relation'), remove: place }),
  z.strictObject({ kind: z.literal('visibility'), visibility: z.enum(['public', 'internal']) }),
]) as z.ZodType<DraftEdit>;

export const editBody = z.strictObject({ revision, edit });
export const revertBody = z.strictObject({ revision, to: revision });
export const actBody = z.strictObject({ revision });
export const approveBody = z.strictObject({ revision, on: day.nullable() });
export const rejectBody = z.strictObject({ revision, note: reason });
const drafts = z.array(z.strictObject({ id, revision })).min(1).max(200);
export const batchActBody = z.strictObject({ drafts });
export const batchApproveBody = z.strictObject({ drafts, on: day.nullable().default(null) });
export const batchRejectBody = z.strictObject({ drafts, note: reason });

export const publishedQuery = z.object({
  validity: z.enum(VALIDITIES).optional(),
  level: z.enum(Object.keys(LEVELS) as [Level, ...Level[]]).optional(),
  region: z.string().max(60).optional(),
  topic: z.string().max(60).optional(),
  q: z.string().max(200).optional(),
  on: day.optional(),
  ...page,
});
export const reasonBody = z.strictObject({ reason });
export const repealBody = z.strictObject({
  reason,
  on: day,
  articles: z.string().trim().min(1).max(2_000).nullable(),
  by: z.int().min(1).nullable(),
});
export const extendBody = z.strictObject({ reason, until: day, by: z.int().min(1).nullable() });

const watching = {
  kind: z.enum(SOURCE_KINDS),
  every: z.string().max(10),
  pattern: z.string().trim().max(300).nullish(),
  region: z.string().trim().max(60).nullish(),
  topics: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
};
export const newSourceBody = z.strictObject({ url: z.string().trim().min(1).max(2_000), ...watching });
export const sourceBody = z.strictObject(watching);
