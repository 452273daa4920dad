import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { z } from 'zod';
import type { ExportFormat } from '../../reports/api.ts';
import { FILE_TYPES, fileStream } from '../../reports/export/file.ts';
import type { Sheet } from '../../reports/export/table.ts';

/** What a call for a file says besides what shall be in it. */
export const fileQuery = z.object({
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  language: z.enum(['zh', 'en']).default('zh'),
});

/** Sends sheets as a download, row by row as they are read; who goes away in between ends it. */
export async function sendFile(
  response: Response,
  format: ExportFormat,
  name: string,
  sheets: readonly Sheet[],
): Promise<void> {
  response.attachment(`${name}.${format}`);
  response.setHeader('Content-Type', FILE_TYPES[format]);
  response.setHeader('Cache-Control', 'private, no-store');
  try {
    await pipeline(fileStream(format, sheets), response);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
