import { v4 as uuid } from 'uuid';
import { passagesOfVersion } from '../../knowledge/corpus.ts';
import type { Provenance } from '../../knowledge/corpus-rows.ts';
import type { Level } from '../../knowledge/levels.ts';
import type { FieldName } from '../../knowledge/metadata-fields.ts';
import { currentFields } from '../../knowledge/metadata-rows.ts';
import type { ParsedDocument, ParsedVersion } from '../../knowledge/parsed-document.ts';
import { readRelation } from '../../knowledge/relation-rows.ts';
import type { Language } from '../../src/base/language.ts';
import type { Writer } from '../../src/store/open.ts';
import type { Row } from '../../src/store/tables.ts';
import { versionRow } from './acts.ts';
import { columnsOf, type DraftContent } from './content.ts';
import { insertDraft, logChange, type PublishingDeps, putRevision } from './rows.ts';

/** Makes a draft of a text as it is published, to be corrected and published again. Gives its id. Throws `not_found`. */
export async function revisePublished(
  { store, clock }: Pick<PublishingDeps, 'store' | 'clock'>,
  { versionId, actor }: { versionId: number; actor: string },
): Promise<string> {
  return store.transaction().execute(async (tx) => {
    await logChange(tx, '', { act: 'revise', version: versionId }, { at: clock.now(), actor });
    const version = await versionRow(tx, versionId);
    const content = await contentOfVersion(tx, version);
    const made = { batch: uuid(), state: 'draft', origin: 'published', name: version.title, revision: 1 };
    const upload_id = await uploadBehind(tx, version.source);
    const draft = await insertDraft(tx, { ...made, upload_id, ...columnsOf(content) }, { clock, actor });
    const first = { id: draft.id, revision: 0 };
    await putRevision(tx, first, content, { kind: 'read' }, { at: clock.now(), actor });
    return draft.id;
  });
}

async function contentOfVersion(tx: Writer, version: Row<'versions'>): Promise<DraftContent> {
  const document = await tx
    .selectFrom('documents')
    .selectAll()
    .where('id', '=', version.document_id)
    .executeTakeFirstOrThrow();
  const passages = await passagesOfVersion(tx, version.id);
  const relations = await tx
    .selectFrom('relations')
    .selectAll()
    .where('version_id', '=', version.id)
    .where('removed_at', 'is', null)
    .execute();
  const parsed: ParsedDocument = {
    key: document.key,
    title: document.title,
    issuer: document.issuer,
    level: document.level as Level,
    region: document.region,
    regionCode: document.region_code,
    topics: JSON.parse(document.topics),
    language: document.language as Language,
    visibility: document.visibility as ParsedDocument['visibility'],
    version: { ...(await versionOf(tx, version)), relations: relations.filter(isRead).map(toParsed) },
    passages: passages.map(
      ({ kind, article, articleNumber, headingPath, page, text, searchText, content }) => {
        return { kind, article, articleNumber, headingPath, page, text, searchText, content };
      },
    ),
  };
  const added = relations.flatMap((row) => {
    if (isRead(row) || row.target_document === null) return [];
    const documentId = row.target_document;
    return [{ ...readRelation(row), documentId, on: row.from_day, until: row.until_day }];
  });
  return { parsed, added, warnings: [], edited: false };
}

async function versionOf(tx: Writer, version: Row<'versions'>): Promise<ParsedVersion> {
  const provenance = JSON.parse(version.provenance) as Provenance;
  const fields = await currentFields(tx, version.id);
  return {
    label: version.label.replace(/#\d+$/, ''),
    title: version.title,
    documentNumber: version.document_number,
    publishedOn: version.published_on,
    effectiveFrom: version.effective_from,
    ...provenance.declared,
    note: version.note,
    source: version.source,
    sourceDigest: version.source_digest,
    ...(provenance.reading === null ? {} : { reading: provenance.reading }),
    history: JSON.parse(version.history),
    provenance: provenance.fields,
    fields: fields.map(({ field, value, origin, quote, confidence }) => {
      return { field: field as FieldName, value: JSON.parse(value), origin, quote, confidence };
    }),
    coverage: JSON.parse(version.coverage),
  };
}

function isRead({ source }: Row<'relations'>): boolean {
  return source === 'text';
}

function toParsed(row: Row<'relations'>) {
  const { target_title: title, target_number: number, from_day: on, until_day: until, confidence } = row;
  return { ...readRelation(row), title, number, on, until, quote: row.quote ?? '', confidence };
}

/** The file that a version was read from, where it is kept. */
async function uploadBehind(tx: Writer, source: string): Promise<string | null> {
  const [, kind, id = ''] = /^(upload|draft):([0-9a-f-]{36})$/.exec(source) ?? [];
  if (kind === 'draft') {
    const draft = await tx.selectFrom('drafts').select('upload_id').where('id', '=', id).executeTakeFirst();
    return draft?.upload_id ?? null;
  }
  const upload = await tx.selectFrom('uploads').select('id').where('id', '=', id).executeTakeFirst();
  return upload?.id ?? null;
}
