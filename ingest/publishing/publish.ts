import { retireVersion, syncWithin } from '../../knowledge/corpus-write.ts';
import { replaceField } from '../../knowledge/metadata-rows.ts';
import type { ParsedDocument } from '../../knowledge/parsed-document.ts';
import { insertRelation } from '../../knowledge/relation-rows.ts';
import type { Clock } from '../../src/base/time.ts';
import type { Writer } from '../../src/store/open.ts';
import type { Row } from '../../src/store/tables.ts';
import { type By, insertAct, livePassageIds, logAct, recompute, versionRow } from './acts.ts';
import type { AddedRelation, DraftContent } from './content.ts';
import type { Draft } from './rows.ts';

/**
 * Publishes a draft's content, in the caller's transaction: a version of its document comes into search and answers,
 * and what it takes the place of leaves them, at once and by the same sequence of the log. The version of the same
 * day, if one is held, is put aside whole, so that undoing brings back just what was there. Gives the version's id.
 */
export async function publishWithin(
  tx: Writer,
  draft: Draft,
  content: DraftContent,
  by: By & { clock: Clock },
): Promise<number> {
  const { parsed } = content;
  const document = await tx
    .selectFrom('documents')
    .selectAll()
    .where('key', '=', parsed.key)
    .executeTakeFirst();
  const seq = await logAct(
    tx,
    'document.published',
    document ? String(document.id) : '',
    { draft: draft.id },
    by,
  );
  const aside = document ? await setAside(tx, document.id, parsed.version.label, seq, by.at) : null;
  const { versionId, ...stored } = await syncWithin(tx, asStored(parsed, draft), by);
  await linkSource(tx, draft, stored.documentId);
  await putPersonFields(tx, versionId, parsed, draft, by);
  await putAdded(tx, versionId, content.added, parsed.region, by);
  await recompute(tx, [versionId, ...(aside ? [aside.versionId] : [])], stored.seq ?? seq);
  await insertAct(
    tx,
    {
      kind: 'published',
      version: await versionRow(tx, versionId),
      draftId: draft.id,
      reason: '',
      data: {
        setAside: aside && { versionId: aside.versionId, label: aside.label },
        passages: aside?.passages ?? [],
        documentBefore: document ?? null,
      },
    },
    by,
  );
  return versionId;
}

/** The page that it was found on is watched as the source of this document from now on. */
async function linkSource(tx: Writer, { origin, url }: Draft, documentId: number): Promise<void> {
  if (origin !== 'source' || url === null) return;
  await tx.updateTable('source_pages').set({ document_id: documentId }).where('url', '=', url).execute();
}

/** What a person set is stored as said by them, not as read. */
function asStored(parsed: ParsedDocument, draft: Draft): ParsedDocument {
  const fields = (parsed.version.fields ?? []).filter(({ origin }) => origin !== 'person');
  return { ...parsed, version: { ...parsed.version, fields, source: `draft:${draft.id}` } };
}

/** Takes the version of a label out of search, and its label from it. */
async function setAside(tx: Writer, documentId: number, label: string, seq: number, at: Date) {
  const held = await tx
    .selectFrom('versions')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('label', '=', label)
    .executeTakeFirst();
  if (!held) return null;
  const passages = await livePassageIds(tx, held.id);
  const live = held.retired_at === null;
  if (live) await retireVersion(tx, held.id, seq, at);
  await tx
    .updateTable('versions')
    .set({ label: asideLabel(held) })
    .where('id', '=', held.id)
    .execute();
  return live ? { versionId: held.id, label, passages } : null;
}

/** The label of a version that was put aside. */
export function asideLabel({ id, label }: Pick<Row<'versions'>, 'id' | 'label'>): string {
  return `${label}#${id}`;
}

async function putPersonFields(
  tx: Writer,
  versionId: number,
  parsed: ParsedDocument,
  draft: Draft,
  { at }: By,
): Promise<void> {
  const said = (parsed.version.fields ?? []).filter(({ origin }) => origin === 'person');
  for (const { field, value } of said)
    await replaceField(tx, {
      ...{ version_id: versionId, field, value: JSON.stringify(value), origin: 'person' },
      ...{ quote: null, passage_id: null, confidence: 1 },
      actor: draft.edited_by ?? draft.created_by,
      at: at.toISOString(),
    });
}

async function putAdded(
  tx: Writer,
  versionId: number,
  added: readonly AddedRelation[],
  region: string,
  { at, actor }: By,
): Promise<void> {
  for (const { kind, documentId, articles, on, until } of added) {
    const { title } = await tx
      .selectFrom('documents')
      .select('title')
      .where('id', '=', documentId)
      .executeTakeFirstOrThrow();
    await insertRelation(tx, {
      ...{ version_id: versionId, kind, target_title: title, target_document: documentId, region },
      articles: articles === null ? null : JSON.stringify(articles),
      ...{ from_day: on, until_day: until, source: 'person', confidence: 1 },
      ...{ actor, created_at: at.toISOString() },
    });
  }
}
