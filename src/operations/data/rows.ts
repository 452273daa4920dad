import type { NameOf } from '../../../accounts/names.ts';
import { fault } from '../../base/faults.ts';
import type { Clock } from '../../base/time.ts';
import type { Store, Writer } from '../../store/open.ts';
import type { Row } from '../../store/tables.ts';
import type { DataRevision, DataState, DryRun } from '../api-data.ts';

export type RevisionRow = Row<'data_revisions'>;

/** What an act on data works with; `actor` is who does it. */
export interface DataDeps {
  store: Store;
  clock: Clock;
  actor: string;
}

/** The revision of a path that is live; undefined: the file holds as it ships. */
export function liveRow(writer: Writer, path: string): Promise<RevisionRow | undefined> {
  return writer
    .selectFrom('data_revisions')
    .selectAll()
    .where('path', '=', path)
    .where('state', '=', 'live')
    .executeTakeFirst();
}

/** The open edit of a path: a draft, or one in review. */
export function openRow(writer: Writer, path: string): Promise<RevisionRow | undefined> {
  return writer
    .selectFrom('data_revisions')
    .selectAll()
    .where('path', '=', path)
    .where('state', 'in', ['draft', 'review'])
    .executeTakeFirst();
}

/** An open edit as its reader last saw it. Throws `not_found`, and `data_moved_on` when somebody was faster. */
export async function seenRow(writer: Writer, id: number, revision: number): Promise<RevisionRow> {
  const row = await writer.selectFrom('data_revisions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw fault('not_found');
  if (row.revision !== revision || !['draft', 'review'].includes(row.state)) throw fault('data_moved_on');
  return row;
}

export function toRevision(row: RevisionRow, nameOf: NameOf): DataRevision {
  return {
    id: row.id,
    path: row.path,
    state: row.state as DataState,
    revision: row.revision,
    note: row.note,
    by: nameOf(row.by_id),
    at: row.at,
    decidedBy: row.decided_by === null ? null : nameOf(row.decided_by),
    decidedAt: row.decided_at,
    decisionNote: row.decision_note,
    toShipped: row.content === null,
    dryRun: row.dry_run === null ? null : (JSON.parse(row.dry_run) as DryRun),
  };
}
