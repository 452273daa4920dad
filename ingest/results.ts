import type { ParsedDocument } from '../knowledge/parsed-document.ts';
import type { Fault, FaultCode } from '../src/base/faults.ts';
import type { Bilingual } from '../src/base/language.ts';
import type { Coverage } from './coverage.ts';
import type { Warning } from './warnings.ts';

export type DocumentStatus = 'created' | 'updated' | 'skipped' | 'failed';

export interface PassageCounts {
  added: number;
  kept: number;
  retired: number;
}

/** What became of one file. */
export interface DocumentResult {
  path: string;
  status: DocumentStatus;
  title: string | null;
  documentNumber: string | null;
  /** Which version of its document it is, mostly the day of publication. */
  label: string | null;
  passages: PassageCounts;
  coverage: Coverage | null;
  fault?: { code: FaultCode; message: Bilingual };
  warnings: Warning[];
  /** What would be stored: dry runs only. */
  document?: ParsedDocument;
}

export interface IngestSummary {
  counts: Record<DocumentStatus, number>;
  passages: PassageCounts;
  /** In the order of the files; without `document`. */
  results: DocumentResult[];
  /** The run was stopped before its end; what was done is done. */
  stopped: boolean;
  message: Bilingual;
}

/** The result of a file that was refused. */
export function failure(path: string, fault: Fault): DocumentResult {
  return {
    path,
    status: 'failed',
    title: null,
    documentNumber: null,
    label: null,
    passages: { added: 0, kept: 0, retired: 0 },
    coverage: null,
    fault: { code: fault.code, message: { zh: fault.in('zh'), en: fault.in('en') } },
    warnings: [],
  };
}

/** Adds results up, with a closing sentence in both languages. */
export function summarise(results: DocumentResult[], stopped: boolean): IngestSummary {
  const counts = { created: 0, updated: 0, skipped: 0, failed: 0 };
  const passages = { added: 0, kept: 0, retired: 0 };
  for (const result of results) {
    counts[result.status]++;
    passages.added += result.passages.added;
    passages.kept += result.passages.kept;
    passages.retired += result.passages.retired;
  }
  return { counts, passages, results, stopped, message: sentence(counts, passages, stopped) };
}

function sentence(counts: IngestSummary['counts'], passages: PassageCounts, stopped: boolean): Bilingual {
  const { created, updated, skipped, failed } = counts;
  const end = { zh: stopped ? '（已中止）' : '', en: stopped ? ' (stopped)' : '' };
  return {
    zh: `新增 ${created} 件，更新 ${updated} 件，未变 ${skipped} 件，失败 ${failed} 件；条文新增 ${passages.added} 条，停用 ${passages.retired} 条${end.zh}。`,
    en: `${created} created, ${updated} updated, ${skipped} unchanged, ${failed} failed; ${passages.added} passages added, ${passages.retired} retired${end.en}.`,
  };
}
