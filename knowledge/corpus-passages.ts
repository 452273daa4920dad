import { createHash } from 'node:crypto';
import type { Writer } from '../src/store/open.ts';
import type { NewRow } from '../src/store/tables.ts';
import type { ParsedPassage } from './parsed-document.ts';

/** SQLite takes 32,766 parameters per statement; a passage has 19. */
const ROWS_PER_INSERT = 200;

interface Live {
  id: number;
  ordinal: number;
  digest: string;
}

/** What it takes to turn the passages held into those read. */
export interface PassageDiff {
  added: { ordinal: number; digest: string; passage: ParsedPassage }[];
  kept: { id: number; ordinal: number; moved: boolean }[];
  gone: number[];
}

/** The passages of a version that are not retired, in reading order. */
export async function livePassages(tx: Writer, versionId: number): Promise<Live[]> {
  return tx
    .selectFrom('passages')
    .select(['id', 'ordinal', 'digest'])
    .where('version_id', '=', versionId)
    .where('retired_at', 'is', null)
    .orderBy('ordinal')
    .execute();
}

/** Pairs passages by all that they say; equal ones (a repeated line) are paired in order. */
export function comparePassages(live: readonly Live[], read: readonly ParsedPassage[]): PassageDiff {
  const waiting = new Map<string, Live[]>();
  for (const row of [...live].reverse()) {
    const same = waiting.get(row.digest);
    if (same) same.push(row);
    else waiting.set(row.digest, [row]);
  }
  const diff: PassageDiff = { added: [], kept: [], gone: [] };
  for (const [ordinal, passage] of read.entries()) {
    const digest = passageDigest(passage);
    const held = waiting.get(digest)?.pop();
    if (held) diff.kept.push({ id: held.id, ordinal, moved: held.ordinal !== ordinal });
    else diff.added.push({ ordinal, digest, passage });
  }
  diff.gone = [...waiting.values()].flat().map(({ id }) => id);
  return diff;
}

/** Applies a diff. A passage that only moved keeps its `changed_seq`: search does not see its place. */
export async function writePassages(
  tx: Writer,
  versionId: number,
  diff: PassageDiff,
  seq: number,
  at: Date,
): Promise<void> {
  for (const ids of slices(diff.gone))
    await tx
      .updateTable('passages')
      .set({ retired_at: at.toISOString(), changed_seq: seq })
      .where('id', 'in', ids)
      .execute();
  for (const { id, ordinal, moved } of diff.kept)
    if (moved) await tx.updateTable('passages').set({ ordinal }).where('id', '=', id).execute();
  for (const added of slices(diff.added))
    await tx
      .insertInto('passages')
      .values(added.map((entry) => row(versionId, entry, seq)))
      .execute();
}

/** Marks all live passages of versions as changed, so that the search index reads their versions again. */
export async function touchPassages(tx: Writer, versionIds: readonly number[], seq: number): Promise<void> {
  if (versionIds.length === 0) return;
  await tx
    .updateTable('passages')
    .set({ changed_seq: seq })
    .where('version_id', 'in', [...versionIds])
    .where('retired_at', 'is', null)
    .execute();
}

function row(versionId: number, entry: PassageDiff['added'][number], seq: number): NewRow<'passages'> {
  const { passage, ordinal, digest } = entry;
  return {
    version_id: versionId,
    ordinal,
    kind: passage.kind,
    article: passage.article,
    article_number: passage.articleNumber,
    heading_path: JSON.stringify(passage.headingPath),
    page: passage.page,
    text: passage.text,
    search_text: passage.searchText,
    content: passage.content === null ? null : JSON.stringify(passage.content),
    digest,
    changed_seq: seq,
    effective_from: null,
    effective_to: null,
    ended: null,
    ended_by: null,
    amended_from: null,
    retired_at: null,
  };
}

function passageDigest(passage: ParsedPassage): string {
  const { kind, article, articleNumber, headingPath, page, text, searchText, content } = passage;
  return createHash('sha256')
    .update(JSON.stringify([kind, article, articleNumber, headingPath, page, text, searchText, content]))
    .digest('hex');
}

function slices<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / ROWS_PER_INSERT);
  return Array.from({ length: count }, (_, i) => items.slice(i * ROWS_PER_INSERT, (i + 1) * ROWS_PER_INSERT));
}
