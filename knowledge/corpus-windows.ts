import type { Day } from '../src/base/time.ts';
import type { Writer } from '../src/store/open.ts';
import type { Row } from '../src/store/tables.ts';
import { type ArticleEvent, endWithExtensions } from './article-windows.ts';
import { touchPassages } from './corpus-passages.ts';
import type { Provenance } from './corpus-rows.ts';
import type { FieldValue } from './metadata-fields.ts';
import { editsOf } from './metadata-rows.ts';
import { setArticleWindows } from './passage-windows.ts';
import { WINDOW_KINDS } from './relation-kinds.ts';
import { type Incoming, incomingOf, readRelation } from './relation-rows.ts';
import { amendments, type Edition, type Ending, endings } from './windows.ts';

/**
 * Recomputes when the versions of documents and their articles begin and end; passages whose window moved are
 * marked with `seq`. Either order of arrival comes out the same.
 */
export async function updateWindows(tx: Writer, documentIds: Iterable<number>, seq: number): Promise<void> {
  for (const id of new Set(documentIds)) await updateDocument(tx, id, seq);
}

async function updateDocument(tx: Writer, documentId: number, seq: number): Promise<void> {
  const versions = await tx
    .selectFrom('versions')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('retired_at', 'is', null)
    .execute();
  const events = eventsOf(await incomingOf(tx, documentId, WINDOW_KINDS));
  const editions = await Promise.all(versions.map((version) => edition(tx, version)));
  const ends = endings(editions, events.repeals, events.extensions);
  const amended = amendments(editions, events.amended);
  for (const version of versions) {
    const original = ends.get(version.id);
    if (!original) continue;
    const end = endWithExtensions(original, events.ofArticles);
    await setEnding(tx, version, end, amended.get(version.id) ?? null, seq);
    await setArticleWindows(tx, version, { original, end, events: events.ofArticles, seq });
  }
}

function eventsOf(incoming: readonly Incoming[]) {
  const all = incoming.flatMap((row) => {
    const { kind, articles } = readRelation(row);
    const on = row.from_day ?? row.byFrom ?? row.byPublished;
    if (on === null) return [];
    return [{ kind, articles, by: row.by, on, published: row.byPublished ?? on, until: row.until_day }];
  });
  const whole = all.filter(({ articles }) => articles === null);
  return {
    repeals: whole.flatMap(({ kind, by, on }) => {
      if (kind !== 'repeals' && kind !== 'supersedes') return [];
      return [{ by, on, ended: kind === 'repeals' ? ('repealed' as const) : ('superseded' as const) }];
    }),
    extensions: whole.flatMap(({ kind, by, on, until }) =>
      kind === 'extends' && until !== null ? [{ by, on, until }] : [],
    ),
    amended: whole.flatMap(({ kind, by, on, published }) =>
      kind === 'amends' ? [{ by, on, published }] : [],
    ),
    ofArticles: all.flatMap(({ kind, articles, ...rest }): ArticleEvent[] =>
      articles === null || kind === 'implements' || kind === 'interprets'
        ? []
        : [{ kind, articles, ...rest }],
    ),
  };
}

/** A last day that a person set goes before what the text or its manifest declares. */
async function edition(tx: Writer, version: Row<'versions'>): Promise<Edition> {
  const edit = (await editsOf(tx, version.id)).find(({ field }) => field === 'effectiveTo');
  const said = edit && (JSON.parse(edit.value) as FieldValue<'effectiveTo'>);
  const { effectiveTo, ended, endedBy } = (JSON.parse(version.provenance) as Provenance).declared;
  return {
    id: version.id,
    name: `${version.title}（${version.label}）`,
    from: version.effective_from ?? version.published_on,
    declared: edit
      ? { effectiveTo: said ?? null, ended: said ? (ended ?? 'expired') : null, endedBy }
      : { effectiveTo, ended, endedBy },
    published: version.published_on,
  };
}

async function setEnding(
  tx: Writer,
  version: Row<'versions'>,
  { effectiveTo, ended, endedBy }: Ending,
  amendedFrom: Day | null,
  seq: number,
): Promise<void> {
  const same =
    version.effective_to === effectiveTo &&
    version.ended === ended &&
    version.ended_by === endedBy &&
    version.amended_from === amendedFrom;
  if (same) return;
  await tx
    .updateTable('versions')
    .set({ effective_to: effectiveTo, ended, ended_by: endedBy, amended_from: amendedFrom })
    .where('id', '=', version.id)
    .execute();
  await touchPassages(tx, [version.id], seq);
}
