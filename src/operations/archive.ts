import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';

/** A file of an archive: where it stands in it, and where its bytes are. */
export interface Piece {
  name: string;
  from: string | Buffer;
}

/** Writes an archive aside, flushed to disk, and renames it: a name is either whole or does not exist. */
export async function writeArchive(to: string, pieces: readonly Piece[]): Promise<void> {
  const aside = `${to}.${process.pid}.part`;
  try {
    await pipeline(archiveStream(pieces), createWriteStream(aside, { flags: 'wx', mode: 0o600 }));
    const file = await open(aside, 'r+');
    await file.sync().finally(() => file.close());
    await rename(aside, to);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** The archive as it is written. */
export function archiveStream(pieces: readonly Piece[]): NodeJS.ReadableStream {
  const zip = new ZipFile();
  zip.on('error', (error) => zip.outputStream.emit('error', error));
  for (const { name, from } of pieces)
    if (typeof from === 'string') zip.addFile(from, name, { mode: 0o100600 });
    else zip.addBuffer(from, name, { mode: 0o100600 });
  zip.end();
  return zip.outputStream;
}

/**
 * Unpacks the entries that `wanted` takes below a folder, which has none of them yet; gives their names. The names
 * are checked by the unpacker: none leads out of the folder.
 */
export async function unpackArchive(
  file: string,
  folder: string,
  wanted: (name: string) => boolean,
): Promise<string[]> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true });
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (!wanted(name)) throw new Error(`unexpected entry ${name}`);
    const to = join(folder, name);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    const bytes = await zip.openReadStreamPromise(entry);
    await pipeline(bytes, createWriteStream(to, { flags: 'wx', mode: 0o600 }));
    names.push(name);
  }
  return names;
}

/** SHA-256 of a file's bytes. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
