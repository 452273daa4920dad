import yauzl from 'yauzl';
import { Fault, fault } from '../../src/base/faults.ts';

/** How far a packed file may expand. The ratio counts above one megabyte: small texts pack well. */
const LIMITS = { entries: 2_000, entryBytes: 64e6, totalBytes: 256e6, ratio: 100, ratioFromBytes: 1e6 };

/**
 * Unpacks a ZIP file once, keeping only the entries asked for, and counts the bytes that really come out:
 * sizes declared in the archive may lie. Archives inside are not opened.
 * Throws `file_bomb`, `file_encrypted` or `file_broken`.
 */
export async function unpack(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const zip = await open(bytes);
  const kept = new Map<string, Buffer>();
  let total = 0;
  try {
    if (zip.entryCount > LIMITS.entries) throw bomb(`> ${LIMITS.entries} entries`);
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (entry.isEncrypted()) throw fault('file_encrypted');
      if (name.endsWith('/')) continue;
      const chunks = wanted(name) ? [] : null;
      total += await inflate(zip, entry, total, chunks);
      if (chunks) kept.set(name, Buffer.concat(chunks));
    }
  } catch (cause) {
    throw cause instanceof Fault ? cause : broken(cause);
  } finally {
    zip.close();
  }
  return kept;
}

async function open(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(withoutTail(bytes), {
      validateEntrySizes: false,
      lazyEntries: true,
      decodeStrings: false,
    });
  } catch (cause) {
    throw broken(cause);
  }
}

/** Some writers leave bytes behind the end record; readers accept that, and so it is accepted here. */
function withoutTail(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end + 22 > buffer.length) return buffer;
  return buffer.subarray(0, end + 22 + buffer.readUInt16LE(end + 20));
}

/** Names are UTF-8, or GB18030 as Chinese Windows writes them without saying so. They never become paths. */
function nameOf(entry: yauzl.Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  const text = strictly(raw, 'utf-8') ?? strictly(raw, 'gb18030') ?? raw.toString('latin1');
  return text.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function inflate(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  before: number,
  chunks: Buffer[] | null,
): Promise<number> {
  let size = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length;
    chunks?.push(chunk as Buffer);
    if (size > LIMITS.entryBytes) throw bomb(`${nameOf(entry)} > ${LIMITS.entryBytes / 1e6} MB`);
    if (before + size > LIMITS.totalBytes) throw bomb(`> ${LIMITS.totalBytes / 1e6} MB`);
    if (size > LIMITS.ratioFromBytes && size > entry.compressedSize * LIMITS.ratio)
      throw bomb(`${nameOf(entry)} > ${LIMITS.ratio}:1`);
  }
  return size;
}

function bomb(reason: string): Error {
  return fault('file_bomb', { reason });
}

function broken(cause: unknown): Error {
  return fault('file_broken', { reason: cause instanceof Error ? cause.message : String(cause) }, cause);
}
