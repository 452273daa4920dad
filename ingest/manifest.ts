import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Fault, fault } from '../src/base/faults.ts';
import type { Day } from '../src/base/time.ts';
import { readStatus, type Status } from './manifest-status.ts';
import { decode } from './parsers/decode.ts';

export const MANIFEST = 'manifest.csv';

const text = z.string().trim().default('');
const day = z.union([z.literal(''), z.iso.date()]).default('');
const row = z.object({
  file: z.string().trim().min(1),
  title: text,
  issuing_body: text,
  doc_no: text,
  date: day,
  effective_date: day,
  region: text,
  topic: text,
  status: text,
  status_note: text,
  kind: text,
  url: text,
  visibility: z.enum(['', 'public', 'internal']).default(''),
});

/** What a manifest says about one file. Empty columns are left to the text. */
export interface ManifestRow extends Omit<z.output<typeof row>, 'status' | 'status_note'> {
  status: Status;
}

/** Rows by absolute path of the file they describe; a row that makes no sense is a fault of its file alone. */
export type Manifest = Map<string, ManifestRow | Fault>;

/**
 * A folder's `manifest.csv`; null when it has none, or one of another kind (no column `file`).
 * Throws `manifest_invalid` when it cannot be read as a table.
 */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const path = join(folder, MANIFEST);
  const bytes = await readFile(path).catch(() => null);
  return bytes && manifestOf(folder, bytes);
}

/** The same for a manifest that is at hand; `folder` is where the files it names are looked for. */
export function manifestOf(folder: string, bytes: Uint8Array): Manifest | null {
  const path = join(folder, MANIFEST);
  const records = parseCsv(path, decode(bytes).text);
  if (records[0] && !('file' in records[0])) return null;
  const rows = records.map((record, i) => parseRow(path, record, i + 2));
  const effective = effectiveDays(rows.filter(isRow));
  return new Map(
    rows.map((read, i): [string, ManifestRow | Fault] => {
      const file = resolve(folder, String(records[i]?.file ?? ''));
      if (read instanceof Fault) return [file, read];
      const day = read.effective_date || effective.get(`${read.title} ${read.date}`) || '';
      return [file, { ...read, effective_date: day }];
    }),
  );
}

function parseCsv(path: string, csv: string): Record<string, string>[] {
  try {
    return parse(csv, {
      columns: true,
      skip_empty_lines: true,
      trim: true,
      bom: true,
      relax_column_count: true,
    });
  } catch (cause) {
    throw fault(
      'manifest_invalid',
      { path, problem: cause instanceof Error ? cause.message : String(cause) },
      cause,
    );
  }
}

function parseRow(path: string, record: Record<string, string>, line: number): ManifestRow | Fault {
  const invalid = (problem: string) =>
    fault('manifest_invalid', { path, problem: `line ${line}: ${problem}` });
  const parsed = row.safeParse(record);
  if (!parsed.success)
    return invalid(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    );
  const { status, status_note: note, ...rest } = parsed.data;
  if (isAbsolute(rest.file) || normalize(rest.file).startsWith('..'))
    return invalid(`file is outside ${dirname(path)}`);
  return { ...rest, status: readStatus(status, note, rest.title) };
}

function isRow(read: ManifestRow | Fault): read is ManifestRow {
  return !(read instanceof Fault);
}

/** The row of an old version often tells when the new one took effect; the new one's own row need not. */
function effectiveDays(rows: readonly ManifestRow[]): Map<string, Day> {
  return new Map(
    rows.flatMap(({ title, status }) =>
      status.successor?.effectiveFrom
        ? [[`${title} ${status.successor.publishedOn}`, status.successor.effectiveFrom]]
        : [],
    ),
  );
}
