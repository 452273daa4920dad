import { type NameOf, namesOf } from '../../../accounts/names.ts';
import { LOADED_DATA } from '../../base/load-data.ts';
import type { Store } from '../../store/open.ts';
import type { DataFile, DataFileDetail, DataFileList } from '../api-data.ts';
import type { Started } from '../supervision.ts';
import { differenceOf } from './difference.ts';
import { DATA_FILES, type EditableFile, editableFile, shippedDigest, shippedText } from './files.ts';
import { liveRow, type RevisionRow, toRevision } from './rows.ts';

const NOT_STARTED = 'The program did not start with the edited files, so all of them are left out.';

export interface ViewDeps {
  store: Store;
  /** How the server came about, where it is supervised. */
  started: Started | null;
}

/** Every file that can be edited, with its live edit and its draft. */
export async function listDataFiles(deps: ViewDeps): Promise<DataFileList> {
  const rows = await deps.store
    .selectFrom('data_revisions')
    .selectAll()
    .where('state', 'in', ['draft', 'review', 'live'])
    .execute();
  const nameOf = await namesIn(deps.store, rows);
  return {
    files: DATA_FILES.map((file) => {
      const mine = rows.filter(({ path }) => path === file.path);
      const live = mine.find(({ state }) => state === 'live');
      const draft = mine.find(({ state }) => state !== 'live');
      return toFile(deps, file, { live, draft }, nameOf);
    }),
  };
}

/** One file with its texts and its history. Throws `not_found`. */
export async function dataFileDetail(deps: ViewDeps, path: string): Promise<DataFileDetail> {
  const file = editableFile(path);
  const rows = await deps.store
    .selectFrom('data_revisions')
    .selectAll()
    .where('path', '=', path)
    .orderBy('id', 'desc')
    .execute();
  const nameOf = await namesIn(deps.store, rows);
  const live = rows.find(({ state }) => state === 'live');
  const draft = rows.find(({ state }) => state === 'draft' || state === 'review');
  const shipped = shippedText(path);
  const liveText = live?.content ?? shipped;
  const draftText = draft?.content ?? null;
  return {
    ...toFile(deps, file, { live, draft }, nameOf),
    shippedText: shipped,
    liveText,
    draftText,
    difference: draftText === null ? null : differenceOf(liveText ?? '', draftText),
    history: rows.map((row) => toRevision(row, nameOf)),
  };
}

/** The text of a file that is live. */
export async function liveText(store: Store, path: string): Promise<string> {
  return (await liveRow(store, path))?.content ?? shippedText(path) ?? '';
}

function toFile(
  { started }: ViewDeps,
  { path, group, zh, en }: EditableFile,
  { live, draft }: { live: RevisionRow | undefined; draft: RevisionRow | undefined },
  nameOf: NameOf,
): DataFile {
  const read = LOADED_DATA.get(path);
  const edited = live !== undefined && live.content !== null;
  return {
    path,
    group,
    about: { zh, en },
    shipped: shippedText(path) !== null,
    live: live ? toRevision(live, nameOf) : null,
    // What nobody has read yet is read as it is laid out.
    inUse: read === undefined || read.revision === (edited ? live.id : null),
    refused: edited ? (started?.plain ? NOT_STARTED : (read?.refused ?? null)) : null,
    baseChanged: edited && live.base !== shippedDigest(path),
    draft: draft ? toRevision(draft, nameOf) : null,
  };
}

function namesIn(store: Store, rows: readonly RevisionRow[]): Promise<NameOf> {
  return namesOf(
    store,
    rows.flatMap(({ by_id, decided_by }) => [by_id, decided_by]),
  );
}
