import { planDocument, syncDocument } from '../knowledge/corpus-write.ts';
import type { Clock } from '../src/base/time.ts';
import type { Store } from '../src/store/open.ts';
import type { Coverage } from './coverage.ts';
import type { ReadDocument } from './document.ts';
import type { DocumentResult } from './results.ts';
import { warning } from './warnings.ts';

/** A version held from a source that would read the same again. */
export interface HeldVersion {
  key: string;
  label: string;
  title: string;
  documentNumber: string | null;
  passages: number;
  coverage: Coverage;
}

/** The live version read from just these bytes of this source in just this way, or null. */
export async function heldFrom(store: Store, path: string, reading: string): Promise<HeldVersion | null> {
  const row = await store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select(['v.id', 'v.label', 'v.title', 'v.document_number', 'v.coverage', 'v.provenance', 'd.key'])
    .where('v.source', '=', path)
    .where('v.retired_at', 'is', null)
    .executeTakeFirst();
  if (!row || (JSON.parse(row.provenance) as { reading: string | null }).reading !== reading) return null;
  const { passages } = await store
    .selectFrom('passages')
    .select(({ fn }) => fn.countAll<number>().as('passages'))
    .where('version_id', '=', row.id)
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow();
  const coverage = JSON.parse(row.coverage) as Coverage;
  const { key, label, title, document_number: documentNumber } = row;
  return { key, label, title, documentNumber, passages, coverage };
}

/** Stores a read document (or, in a dry run, tells what would be stored) and reports it. */
export async function sync(
  store: Store,
  read: ReadDocument,
  options: { clock: Clock; actor: string; dryRun: boolean },
): Promise<DocumentResult> {
  const { parsed, coverage } = read;
  const before = await sourceOf(store, parsed.key, parsed.version.label);
  const done = options.dryRun
    ? await planDocument(store, parsed)
    : await syncDocument(store, parsed, { ...options, ownsSource: true });
  const moved = done.status !== 'unchanged' && before !== null && before !== parsed.version.source;
  return {
    path: parsed.version.source,
    status: done.status === 'unchanged' ? 'skipped' : done.status,
    title: parsed.title,
    documentNumber: parsed.version.documentNumber,
    label: parsed.version.label,
    passages: done.passages,
    coverage,
    warnings: [...read.warnings, ...(moved ? [warning('replaces_source', { source: before })] : [])],
    ...(options.dryRun ? { document: parsed } : {}),
  };
}

async function sourceOf(store: Store, key: string, label: string): Promise<string | null> {
  const row = await store
    .selectFrom('versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select('v.source')
    .where('d.key', '=', key)
    .where('v.label', '=', label)
    .where('v.retired_at', 'is', null)
    .executeTakeFirst();
  return row?.source ?? null;
}
