import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Fault, fault } from '../src/base/faults.ts';
import { MANIFEST, type Manifest, type ManifestRow, readManifest } from './manifest.ts';

/** A file to read, with its row of a manifest; or what is wrong with it already. */
export interface Source {
  path: string;
  /** What its text is known by when that is not the path: the address it was fetched from, an upload. */
  address?: string;
  /** What the file is called where it comes from, when that is not its name here. */
  name?: string;
  row: ManifestRow | null;
  fault: Fault | null;
}

/** A folder's manifest may stand some levels above the files it describes. */
const LEVELS_UP = 3;

/**
 * All files under the paths given, each once, folders in the order of their names. Links and names that begin
 * with a dot are not followed. A folder whose manifest cannot be read is one fault, its files are left out:
 * without it, texts that have ended would count as in force.
 */
export async function listSources(paths: readonly string[]): Promise<Source[]> {
  const manifests = createManifests();
  const sources = new Map<string, Source>();
  for (const path of paths.map((given) => resolve(given)))
    for (const source of await sourcesAt(path, manifests))
      sources.set(source.path, sources.get(source.path) ?? source);
  return [...sources.values()];
}

type Manifests = (folder: string) => Promise<Manifest | Fault | null>;

/** Reads each folder's manifest at most once. */
function createManifests(): Manifests {
  const known = new Map<string, Promise<Manifest | Fault | null>>();
  return (folder) => {
    const found =
      known.get(folder) ??
      readManifest(folder).catch((cause) => {
        if (cause instanceof Fault) return cause;
        throw cause;
      });
    known.set(folder, found);
    return found;
  };
}

/** The name that tells a file's kind and, where its text has none, its title. */
export function nameOf({ path, name }: Source): string {
  return name ?? basename(path);
}

/** What a text is known by: the path of its file, or the address it came from. */
export function addressOf({ path, address }: Source): string {
  return address ?? path;
}

async function sourcesAt(path: string, manifests: Manifests): Promise<Source[]> {
  const found = await stat(path).catch(() => null);
  if (!found) return [{ path, row: null, fault: fault('file_missing', { path }) }];
  return found.isDirectory() ? sourcesIn(path, manifests) : [await sourceOf(path, manifests)];
}

async function sourcesIn(folder: string, manifests: Manifests): Promise<Source[]> {
  const manifest = await manifests(folder);
  if (manifest instanceof Fault) return [{ path: join(folder, MANIFEST), row: null, fault: manifest }];
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.') && name !== MANIFEST).sort();
  const sources: Source[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const entry = await lstat(path);
    if (entry.isDirectory()) sources.push(...(await sourcesIn(path, manifests)));
    else if (entry.isFile()) sources.push(await sourceOf(path, manifests));
  }
  return sources;
}

async function sourceOf(path: string, manifests: Manifests): Promise<Source> {
  let folder = dirname(path);
  for (let level = 0; level < LEVELS_UP; level++) {
    const manifest = await manifests(folder);
    if (manifest instanceof Fault) return { path, row: null, fault: manifest };
    const row = manifest?.get(path);
    if (row) return row instanceof Fault ? { path, row: null, fault: row } : { path, row, fault: null };
    folder = dirname(folder);
  }
  return { path, row: null, fault: null };
}
