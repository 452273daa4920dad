import type { Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import type { ParsedDocument, ParsedVersion } from './parsed-document.ts';
import { numberKeyOf } from './relation-rows.ts';
import { isNewer } from './windows.ts';

/** Makes or updates the document's row; `changed` when a held one now reads differently. */
export async function putDocument(
  tx: Writer,
  parsed: ParsedDocument,
  at: Date,
): Promise<{ id: number; changed: boolean }> {
  const fields = documentFields(parsed);
  const now = at.toISOString();
  const held = await tx.selectFrom('documents').selectAll().where('key', '=', parsed.key).executeTakeFirst();
  if (!held) {
    const row = { key: parsed.key, ...fields, created_at: now, updated_at: now };
    const { id } = await tx.insertInto('documents').values(row).returning('id').executeTakeFirstOrThrow();
    return { id, changed: false };
  }
  if (!differs(held, fields) || !(await isNewest(tx, held.id, parsed.version)))
    return { id: held.id, changed: false };
  await tx
    .updateTable('documents')
    .set({ ...fields, updated_at: now })
    .where('id', '=', held.id)
    .execute();
  return { id: held.id, changed: true };
}

/** Only the newest version speaks for its document: an old text loaded later does not rename it. */
async function isNewest(tx: Writer, documentId: number, version: ParsedVersion): Promise<boolean> {
  const others = await tx
    .selectFrom('versions')
    .select(['label', 'effective_from', 'published_on'])
    .where('document_id', '=', documentId)
    .where('label', '<>', version.label)
    .where('retired_at', 'is', null)
    .execute();
  const mine = { from: version.effectiveFrom ?? version.publishedOn, name: version.label };
  return others.every((other) =>
    isNewer(mine, { from: other.effective_from ?? other.published_on, name: other.label }),
  );
}

function documentFields(parsed: ParsedDocument) {
  return {
    title: parsed.title,
    issuer: parsed.issuer,
    level: parsed.level,
    region: parsed.region,
    region_code: parsed.regionCode ?? null,
    topics: JSON.stringify(parsed.topics),
    language: parsed.language,
    visibility: parsed.visibility,
  };
}

/** Makes or updates the version's row; its window is left to `updateWindows`. `changed`: what search sees of it differs. */
export async function putVersion(
  tx: Writer,
  version: ParsedVersion,
  context: { digest: string; documentId: number; held: Row<'versions'> | undefined; at: Date },
): Promise<{ id: number; changed: boolean }> {
  const { digest, documentId, held, at } = context;
  const seen = {
    title: version.title,
    document_number: version.documentNumber,
    number_key: numberKeyOf(version.documentNumber),
    published_on: version.publishedOn,
    effective_from: version.effectiveFrom,
    note: version.note,
  };
  const fields = {
    ...seen,
    digest,
    history: JSON.stringify(version.history),
    coverage: JSON.stringify(version.coverage),
    ...sourceFields(version),
    retired_at: null,
  };
  if (held) {
    await tx.updateTable('versions').set(fields).where('id', '=', held.id).execute();
    return { id: held.id, changed: differs(held, seen) };
  }
  const ending = { effective_to: version.effectiveTo, ended: version.ended, ended_by: version.endedBy };
  const row = { document_id: documentId, label: version.label, ...fields, ...ending };
  const { id } = await tx
    .insertInto('versions')
    .values({ ...row, created_at: at.toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, changed: false };
}

/** The columns that say where a version was read from, and how. */
export function sourceFields(version: ParsedVersion) {
  const { effectiveTo, ended, endedBy, articleStarts = [] } = version;
  const declared = { effectiveTo, ended, endedBy, ...(articleStarts.length > 0 ? { articleStarts } : {}) };
  return {
    source: version.source,
    source_digest: version.sourceDigest,
    provenance: JSON.stringify({
      fields: version.provenance,
      declared,
      reading: version.reading ?? null,
    } satisfies Provenance),
  };
}

/** What the column `versions.provenance` holds. */
export interface Provenance {
  fields: Record<string, string>;
  declared: Pick<ParsedVersion, 'effectiveTo' | 'ended' | 'endedBy' | 'articleStarts'>;
  reading: string | null;
}

function differs(held: object, fields: object): boolean {
  return Object.entries(fields).some(([name, value]) => held[name as keyof typeof held] !== value);
}
