import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { editedData } from './overlay.ts';
import { ROOT } from './root.ts';
import { readYaml } from './yaml.ts';

/** What became of a data file when it was read. */
export interface LoadedData {
  schema: z.ZodType;
  /** The edit that is in use; null: the file as it ships. */
  revision: number | null;
  /** Why an edit was not taken: it does not fit the schema (any more). */
  refused: string | null;
}

const loaded = new Map<string, LoadedData>();

/** Every data file read so far, by path: with its schema an edit is checked. */
export const LOADED_DATA: ReadonlyMap<string, LoadedData> = loaded;

/**
 * Reads a data file of the program, or the edit that stands in for it, checked by its schema. `path` is relative to
 * the package. An edit that does not fit is left out, and said to be; throws when the shipped file does not fit:
 * that is a broken program, not a wrong request.
 */
export function loadData<T extends z.ZodType>(path: string, schema: T): z.output<T> {
  const edited = readEdited(path, schema);
  if (edited) return edited.value;
  const result = schema.safeParse(readYaml(join(ROOT, path)));
  if (!result.success) throw new Error(`${path}: ${result.error.message}`);
  return result.data;
}

/** The same for a file that need not be there: null when it neither ships nor was added. */
export function loadDataIfAny<T extends z.ZodType>(path: string, schema: T): z.output<T> | null {
  if (existsSync(join(ROOT, path))) return loadData(path, schema);
  return readEdited(path, schema)?.value ?? null;
}

function readEdited<T extends z.ZodType>(path: string, schema: T): { value: z.output<T> } | null {
  const note: LoadedData = { schema, revision: null, refused: null };
  loaded.set(path, note);
  const edited = editedData(path);
  if (!edited) return null;
  const result = schema.safeParse(edited.data);
  if (!result.success) {
    note.refused = z.prettifyError(result.error);
    return null;
  }
  note.revision = edited.revision;
  return { value: result.data };
}
