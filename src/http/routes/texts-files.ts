import type { Request, Response } from 'express';
import type { GivenFile } from '../../../ingest/publishing/receive.ts';
import { loadDraft } from '../../../ingest/publishing/rows.ts';
import { uploadPath } from '../../../ingest/uploads.ts';
import { fault } from '../../base/faults.ts';
import type { Store } from '../../store/open.ts';
import { readBytes } from '../desk-files.ts';

/** What one call may bring. */
export const UPLOAD_LIMITS = { fileBytes: 50_000_000, filesPerCall: 50, bytesPerCall: 60_000_000 };

/** Kinds that the page itself can draw; everything else is bytes. */
const TYPES: Record<string, string> = { pdf: 'application/pdf' };

/** The files of a multipart call, with their folders. Throws `body_invalid`, `file_too_large`, `file_empty`. */
export async function filesIn(request: Request): Promise<GivenFile[]> {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data/i.test(type)) throw fault('body_invalid', { problem: 'multipart/form-data' });
  const bytes = await readBytes(request, UPLOAD_LIMITS.bytesPerCall);
  const form = await new globalThis.Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw fault('body_invalid', { problem: 'multipart' }, cause);
    });
  const files: GivenFile[] = [];
  for (const part of form.getAll('files'))
    if (typeof part !== 'string')
      files.push({ path: part.name, bytes: Buffer.from(await part.arrayBuffer()) });
  if (files.length === 0 || files.length > UPLOAD_LIMITS.filesPerCall)
    throw fault('body_invalid', { problem: `files: 1 to ${UPLOAD_LIMITS.filesPerCall}` });
  return files;
}

/** Sends a draft's original as a download that no browser runs or shows in our name. Throws `not_found`. */
export async function sendOriginal(
  { store, dataDir }: { store: Store; dataDir: string },
  id: string,
  response: Response,
): Promise<void> {
  const { upload_id } = await loadDraft(store, id);
  const upload = upload_id
    ? await store.selectFrom('uploads').selectAll().where('id', '=', upload_id).executeTakeFirst()
    : undefined;
  if (!upload) throw fault('not_found');
  response.attachment(upload.name);
  response.setHeader('Content-Type', TYPES[upload.type] ?? 'application/octet-stream');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  response.setHeader('Cache-Control', 'private, no-store');
  await new Promise<void>((resolve, reject) => {
    response.sendFile(uploadPath(dataDir, upload.id), { cacheControl: false, dotfiles: 'allow' }, (error) =>
      !error || response.headersSent || response.destroyed
        ? resolve()
        : reject(fault('not_found', {}, error)),
    );
  });
}
