import type { Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import { passageKey } from './article-ref.ts';
import { type ArticleEvent, type OwnWindow, ownWindow } from './article-windows.ts';
import type { Provenance } from './corpus-rows.ts';
import type { Ending } from './windows.ts';

const NOTHING = { effectiveFrom: null, effectiveTo: null, ended: null, endedBy: null, amendedFrom: null };

/** Writes the windows of a version's passages where they differ from what is stored, and marks these with `seq`. */
export async function setArticleWindows(
  tx: Writer,
  version: Row<'versions'>,
  change: { original: Ending; end: Ending; events: readonly ArticleEvent[]; seq: number },
): Promise<void> {
  const { original, end, events, seq } = change;
  const starts = (JSON.parse(version.provenance) as Provenance).declared.articleStarts ?? [];
  if (events.length === 0 && starts.length === 0 && !(await hasOwn(tx, version.id))) return;
  const from = version.effective_from ?? version.published_on;
  const whole = { from, published: version.published_on, original, starts };
  const passages = await tx
    .selectFrom('passages')
    .selectAll()
    .where('version_id', '=', version.id)
    .where('retired_at', 'is', null)
    .execute();
  for (const passage of passages) {
    const headingPath = JSON.parse(passage.heading_path) as string[];
    const own = ownWindow(passageKey({ ...passage, headingPath }), whole, end, events) ?? NOTHING;
    if (differs(passage, own))
      await tx
        .updateTable('passages')
        .set({ ...columns(own), changed_seq: seq })
        .where('id', '=', passage.id)
        .execute();
  }
}

/** The last days of those passages of versions that were repealed alone. */
export async function repealedParts(tx: Writer): Promise<Map<number, string[]>> {
  const rows = await tx
    .selectFrom('passages')
    .select(['version_id', 'effective_to'])
    .distinct()
    .where('ended', '=', 'repealed')
    .where('effective_to', 'is not', null)
    .where('retired_at', 'is', null)
    .execute();
  const parts = new Map<number, string[]>();
  for (const { version_id, effective_to } of rows)
    parts.set(version_id, [...(parts.get(version_id) ?? []), effective_to!]);
  return parts;
}

async function hasOwn(tx: Writer, versionId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('passages')
    .select('id')
    .where('version_id', '=', versionId)
    .where('retired_at', 'is', null)
    .where(({ eb, or }) =>
      or([
        eb('effective_from', 'is not', null),
        eb('effective_to', 'is not', null),
        eb('amended_from', 'is not', null),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

function columns(own: OwnWindow) {
  return {
    effective_from: own.effectiveFrom,
    effective_to: own.effectiveTo,
    ended: own.ended,
    ended_by: own.endedBy,
    amended_from: own.amendedFrom,
  };
}

function differs(passage: Row<'passages'>, own: OwnWindow): boolean {
  return Object.entries(columns(own)).some(
    ([column, value]) => passage[column as keyof typeof passage] !== value,
  );
}
