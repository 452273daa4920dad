import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { fault } from './faults.ts';

const DECODERS: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** What a request may ask for. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/**
 * Reads a body whole, unpacked, up to `limit` bytes as they really come out, whatever the headers declare.
 * Throws `fetch_too_large`, `fetch_failed`.
 */
export async function readBody(
  body: Readable,
  { url, encoding, limit }: { url: string; encoding: string; limit: number },
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of unpacked(body, encoding, url)) {
    total += (chunk as Buffer).length;
    if (total > limit) throw fault('fetch_too_large', { url, limit: `${limit / 1e6} MB` });
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function unpacked(body: Readable, encoding: string, url: string): Readable {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return body;
  const decoder = DECODERS[name]?.();
  if (!decoder) {
    body.destroy();
    throw fault('fetch_failed', { url, reason: `content encoding ${name.slice(0, 40)}` });
  }
  // Errors of either come out where the decoder is read.
  return pipeline(body, decoder, () => {});
}
