import type { Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import { touchPassages } from './corpus-passages.ts';
import type { Provenance } from './corpus-rows.ts';
import type { ParsedRepeal } from './parsed-document.ts';
import { type Edition, type Ending, endings, type Repealed } from './windows.ts';

/**
 * Recomputes when the versions of a document end, and those of the documents it repeals (or did before);
 * passages of versions whose window moved are marked with `seq`. Either order of arrival comes out the same.
 */
export async function updateWindows(
  tx: Writer,
  change: { documentId: number; repeals: readonly ParsedRepeal[]; seq: number },
): Promise<void> {
  const documents = new Set([change.documentId, ...(await documentsWithKeys(tx, change.repeals))]);
  for (const id of documents) await updateDocument(tx, id, change.seq);
}

/** The repeals that a stored version declares. */
export function repealsIn(version: Pick<Row<'versions'>, 'provenance'>): ParsedRepeal[] {
  return (JSON.parse(version.provenance) as Provenance).repeals;
}

async function documentsWithKeys(tx: Writer, repeals: readonly ParsedRepeal[]): Promise<number[]> {
  if (repeals.length === 0) return [];
  const keys = repeals.map(({ key }) => key);
  const rows = await tx.selectFrom('documents').select('id').where('key', 'in', keys).execute();
  return rows.map(({ id }) => id);
}

async function updateDocument(tx: Writer, documentId: number, seq: number): Promise<void> {
  const { key } = await tx
    .selectFrom('documents')
    .select('key')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const versions = await tx
    .selectFrom('versions')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('retired_at', 'is', null)
    .execute();
  const ends = endings(versions.map(edition), await repealsOf(tx, key, documentId));
  for (const version of versions) {
    const ending = ends.get(version.id);
    if (ending && moved(version, ending)) await setEnding(tx, version.id, ending, seq);
  }
}

/** Held texts of other documents that repeal the one named by `key`. */
async function repealsOf(tx: Writer, key: string, documentId: number): Promise<Repealed[]> {
  const rows = await tx
    .selectFrom('versions')
    .select(['title', 'provenance'])
    .where('provenance', 'like', `%${likeLiteral(JSON.stringify(key))}%`)
    .where('document_id', '<>', documentId)
    .where('retired_at', 'is', null)
    .execute();
  return rows.flatMap((row) =>
    repealsIn(row)
      .filter((repeal) => repeal.key === key)
      .map(({ on }) => ({ by: row.title, on })),
  );
}

/** `_` and `%` match themselves too: a wider net here is narrowed by the exact comparison after it. */
function likeLiteral(text: string): string {
  return text.replaceAll('\\', '_');
}

function edition(version: Row<'versions'>): Edition {
  return {
    id: version.id,
    name: `${version.title}（${version.label}）`,
    from: version.effective_from ?? version.published_on,
    declared: (JSON.parse(version.provenance) as Provenance).declared,
  };
}

function moved(version: Row<'versions'>, ending: Ending): boolean {
  return (
    version.effective_to !== ending.effectiveTo ||
    version.ended !== ending.ended ||
    version.ended_by !== ending.endedBy
  );
}

async function setEnding(tx: Writer, versionId: number, ending: Ending, seq: number): Promise<void> {
  await tx
    .updateTable('versions')
    .set({ effective_to: ending.effectiveTo, ended: ending.ended, ended_by: ending.endedBy })
    .where('id', '=', versionId)
    .execute();
  await touchPassages(tx, [versionId], seq);
}
