import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { fileTypeFromBuffer } from 'file-type';
import { type AttachmentRecord, attachmentPath } from '../../desk/attachment-rows.ts';
import { RULES } from '../../desk/rules.ts';
import { unpack } from '../../ingest/parsers/zip-guard.ts';
import { fault } from '../base/faults.ts';

/** What may be sent, by content, and the endings under which it is given out. */
const TYPES: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

export interface StoredFile {
  digest: string;
  name: string;
  type: string;
  size: number;
}

/** Reads a body to its end, up to the limit of an attachment. Throws `file_too_large`, `file_empty`. */
export async function readBytes(request: Request, limit = RULES.attachmentBytes): Promise<Buffer> {
  const tooLarge = (size: number) =>
    fault('file_too_large', { size: `${Math.ceil(size / 1e6)} MB`, limit: `${limit / 1e6} MB` });
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) throw tooLarge(declared);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limit) throw tooLarge(size);
    chunks.push(chunk as Buffer);
  }
  if (size === 0) throw fault('file_empty');
  return Buffer.concat(chunks);
}

/**
 * Keeps a file once under the digest of its bytes. What it is is read from its content, not from its name; a DOCX
 * is unpacked within limits first. Throws `file_type_unsupported`, `file_bomb`, `file_broken`, `file_too_large`.
 */
export async function keepFile(dataDir: string, bytes: Buffer, name: string): Promise<StoredFile> {
  if (bytes.length > RULES.attachmentBytes)
    throw fault('file_too_large', {
      size: `${Math.ceil(bytes.length / 1e6)} MB`,
      limit: `${RULES.attachmentBytes / 1e6} MB`,
    });
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? 'unknown';
  if (!(type in TYPES)) throw fault('file_type_unsupported', { type });
  if (type.includes('wordprocessingml')) await unpack(bytes, () => false);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const path = attachmentPath(dataDir, digest);
  if (!existsSync(path)) await writeWhole(path, bytes);
  return { digest, name: plainName(name, TYPES[type]!), type, size: bytes.length };
}

/** Written aside, flushed and renamed: a name either has all of its bytes or does not exist. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  const aside = `${path}.${process.pid}.${Date.now()}`;
  const file = await open(aside, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
}

/** Sends a file as a download that no browser runs or shows in our name. Throws `not_found`. */
export function sendFile(response: Response, dataDir: string, file: AttachmentRecord): Promise<void> {
  const path = attachmentPath(dataDir, file.digest);
  if (!existsSync(path)) throw fault('not_found');
  response.setHeader('Content-Type', file.type);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  response.setHeader('Cache-Control', 'private, no-store');
  response.attachment(file.name);
  response.setHeader('Content-Type', file.type);
  return new Promise((resolve, reject) => {
    response.sendFile(path, { cacheControl: false, dotfiles: 'allow' }, (error) =>
      !error || response.headersSent || response.destroyed
        ? resolve()
        : reject(fault('not_found', {}, error)),
    );
  });
}

/** A name without path, control and reserved characters, with the ending of what it is. */
function plainName(name: string, ending: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim();
  const stem = plain.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return `${[...stem].slice(0, 80).join('') || 'file'}.${ending}`;
}
