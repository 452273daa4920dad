import { posix } from 'node:path';
import { v4 as uuid } from 'uuid';
import { Fault } from '../../src/base/faults.ts';
import type { Writer } from '../../src/store/open.ts';
import type { Part } from '../blocks.ts';
import { cleanName } from '../file-names.ts';
import { MANIFEST } from '../manifest.ts';
import { packedRows } from '../prepare.ts';
import { placeBytes, type UploadRow } from '../uploads.ts';
import type { WatchDeps } from '../watch/check-page.ts';
import { keptFault } from '../watch/records.ts';
import { type Draft, insertDraft } from './rows.ts';

/** A file that lay in another one: on disk, and not yet in the database. */
export interface KeptPart {
  name: string;
  upload: Omit<UploadRow, 'created_by' | 'created_at'> | null;
  manifest: string | null;
  fault: string | null;
  packed: boolean;
}

/** Puts the files that lie in a file on disk. What is interrupted here is swept away as an upload that no row knows. */
export async function keepParts(
  draft: Draft,
  parts: readonly Part[],
  isArchive: boolean,
  { dataDir }: WatchDeps,
): Promise<KeptPart[]> {
  const rowOf = isArchive ? packedRows(parts) : () => null;
  const kept: KeptPart[] = [];
  for (const { name, bytes } of parts) {
    if (isArchive && posix.basename(name) === MANIFEST) continue;
    const row = rowOf(name);
    const known = { name, packed: isArchive || draft.packed === 1 };
    const wrong = row instanceof Fault ? row : null;
    const manifest = row === null || row instanceof Fault ? null : JSON.stringify(row);
    try {
      if (wrong) throw wrong;
      const id = uuid();
      const written = await placeBytes(bytes, id, dataDir);
      kept.push({
        ...known,
        manifest,
        upload: { id, name: cleanName(posix.basename(name)), ...written },
        fault: null,
      });
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      kept.push({ ...known, manifest: null, upload: null, fault: JSON.stringify(keptFault(cause)) });
    }
  }
  return kept;
}

/** Makes drafts of the files that lay in one, to be read in their turn. */
export async function insertParts(
  tx: Writer,
  draft: Draft,
  parts: readonly KeptPart[],
  { clock }: WatchDeps,
): Promise<void> {
  for (const { name, upload, manifest, fault, packed } of parts) {
    const given = { created_by: draft.created_by, created_at: clock.now().toISOString() };
    if (upload)
      await tx
        .insertInto('uploads')
        .values({ ...upload, ...given })
        .execute();
    const place = { parent_id: draft.id, depth: draft.depth + 1, packed: packed ? 1 : 0 };
    const file = { name: `${draft.name}/${name}`, upload_id: upload?.id ?? null, manifest, fault };
    const made = { batch: draft.batch, origin: 'part', state: fault ? 'failed' : 'received' };
    await insertDraft(tx, { ...made, ...place, ...file }, { clock, actor: draft.created_by });
  }
}
