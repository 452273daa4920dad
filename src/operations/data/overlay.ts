import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Edited } from '../../base/overlay.ts';
import type { Store } from '../../store/open.ts';

/** An edit as it is laid out. */
export interface Laid {
  path: string;
  revision: number;
  content: string;
}

/**
 * Lays out the edits that are live as files for the program to read, in the place of what lay there; the rows are
 * the record. Without a store nothing is laid out.
 */
export async function writeOverlay(store: Store | null, folder: string): Promise<void> {
  await layOut(store ? await liveEdits(store) : [], folder);
}

/** The edits that are live. */
export async function liveEdits(store: Store): Promise<Laid[]> {
  const rows = await store
    .selectFrom('data_revisions')
    .select(['id', 'path', 'content'])
    .where('state', '=', 'live')
    .execute();
  return rows.flatMap(({ id, path, content }) => (content === null ? [] : [{ path, revision: id, content }]));
}

/** Writes edits into a folder, all or none: a program that starts meanwhile reads the old or the new. */
export async function layOut(edits: readonly Laid[], folder: string): Promise<void> {
  const aside = `${folder}.part`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  for (const { path, revision, content } of edits) {
    const file = join(aside, `${path}.json`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify({ revision, data: parse(content) } satisfies Edited));
  }
  await rm(folder, { recursive: true, force: true });
  await rename(aside, folder);
}
