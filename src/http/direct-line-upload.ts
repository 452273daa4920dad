import type { Request } from 'express';
import { addAttachment } from '../../desk/attachment-rows.ts';
import { openCaseOf } from '../../desk/record.ts';
import { RULES } from '../../desk/rules.ts';
import { fault } from '../base/faults.ts';
import type { Clock } from '../base/time.ts';
import type { Store } from '../store/open.ts';
import { readSwitch } from '../store/switches.ts';
import { keepFile, readBytes } from './desk-files.ts';

/** Files of one message. */
const FILES = 5;
/** What the multipart frame and the activity may add to the bytes of one largest file. */
const FRAME_BYTES = 1_000_000;

export interface Uploaded {
  /** The activity that came along, if any. */
  activity: unknown;
  /** Ids of the stored files. */
  files: string[];
}

/**
 * Direct Line's upload: files with a `Content-Disposition` name, and an activity that they belong to, as multipart
 * or one file alone. Files are for people, so without an open case they are refused before they are read. Throws
 * `uploads_off`, `upload_needs_case`, and what `keepFile` throws.
 */
export async function takeUpload(
  deps: { store: Store; clock: Clock; dataDir: string },
  conversationId: string,
  request: Request,
): Promise<Uploaded> {
  if (!(await readSwitch(deps.store, 'uploads'))) throw fault('uploads_off');
  const record = await openCaseOf(deps.store, conversationId);
  if (!record) throw fault('upload_needs_case');
  const type = request.headers['content-type'] ?? '';
  const bytes = await readBytes(request, RULES.attachmentBytes + FRAME_BYTES);
  const { activity, files } = /^multipart\/form-data/i.test(type)
    ? await partsOf(bytes, type)
    : { activity: null, files: [{ name: nameIn(request), bytes }] };
  if (files.length === 0 || files.length > FILES)
    throw fault('body_invalid', { problem: `1 to ${FILES} files` });
  const ids: string[] = [];
  for (const { name, bytes: content } of files) {
    const kept = await keepFile(deps.dataDir, content, name);
    ids.push((await addAttachment(deps, record, { ...kept, by: 'enterprise' })).id);
  }
  return { activity, files: ids };
}

async function partsOf(bytes: Buffer, type: string) {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw fault('body_invalid', { problem: 'multipart' }, cause);
    });
  let activity: unknown = null;
  const files: { name: string; bytes: Buffer }[] = [];
  for (const [, part] of form) {
    if (typeof part !== 'string' && !/activity|json/.test(part.type)) {
      files.push({ name: part.name, bytes: Buffer.from(await part.arrayBuffer()) });
      continue;
    }
    activity = jsonOf(typeof part === 'string' ? part : await part.text());
  }
  return { activity, files };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fault('body_invalid', { problem: 'activity' }, cause);
  }
}

function nameIn(request: Request): string {
  const found = /filename="?([^";]+)"?/i.exec(request.headers['content-disposition'] ?? '')?.[1];
  return found ?? 'file';
}
