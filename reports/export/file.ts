import type { Readable } from 'node:stream';
import type { ExportFormat } from '../api.ts';
import { csvStream } from './csv.ts';
import type { Sheet } from './table.ts';
import { xlsxStream } from './xlsx.ts';

/** Sheets as a file of a format. */
export function fileStream(format: ExportFormat, sheets: readonly Sheet[]): Readable {
  return format === 'xlsx' ? xlsxStream(sheets) : csvStream(sheets);
}

export const FILE_TYPES: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
