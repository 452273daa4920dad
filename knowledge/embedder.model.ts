import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fault } from '../src/base/faults.ts';

/** A trained static model: for each token a vector and two weights. */
export interface EmbeddingModel {
  dimensions: number;
  vocabulary: ReadonlyMap<string, number>;
  /** Of the tokens, one after another; the scale of each token is part of its weights. */
  vectors: Int8Array;
  questionWeights: Float32Array;
  passageWeights: Float32Array;
  /** SHA-256 of the file before its own last 32 bytes, in hexadecimal. */
  digest: string;
}

const MAGIC = 'LKMODEL1';
const DIGEST_BYTES = 32;
const headerSchema = z.object({
  dimensions: z.int().positive().multipleOf(4),
  tokens: z.int().positive(),
  vocabularyBytes: z.int().positive(),
});

/**
 * Reads a model file: 8 bytes `LKMODEL1`, the length of the header (32 bits, little-endian), the header (JSON,
 * padded with spaces to a multiple of four), question weights and passage weights (32-bit floats), vectors
 * (8-bit integers), the vocabulary (UTF-8, one token a line), and the SHA-256 of all that.
 * Throws `model_broken` when the file is missing, cut, changed or of another kind.
 */
export function readModel(path: string): EmbeddingModel {
  const file = readFile(path);
  const broken = (reason: string) => fault('model_broken', { path, reason });
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) throw broken('not a model file');
  const body = file.subarray(0, file.length - DIGEST_BYTES);
  const digest = createHash('sha256').update(body).digest();
  if (!digest.equals(file.subarray(body.length))) throw broken('the checksum does not match');

  const headerBytes = body.readUInt32LE(MAGIC.length);
  const start = MAGIC.length + 4;
  const header = headerSchema.parse(JSON.parse(body.toString('utf8', start, start + headerBytes)));
  const { dimensions, tokens, vocabularyBytes } = header;
  let at = start + headerBytes;
  const take = (bytes: number) => {
    at += bytes;
    return body.buffer.slice(body.byteOffset + at - bytes, body.byteOffset + at);
  };
  const questionWeights = new Float32Array(take(4 * tokens));
  const passageWeights = new Float32Array(take(4 * tokens));
  const vectors = new Int8Array(take(tokens * dimensions));
  const words = Buffer.from(take(vocabularyBytes)).toString('utf8').split('\n');
  if (at !== body.length || words.length !== tokens) throw broken('its parts do not fit its header');
  return {
    dimensions,
    vocabulary: new Map(words.map((word, i) => [word, i])),
    vectors,
    questionWeights,
    passageWeights,
    digest: digest.toString('hex'),
  };
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw fault('model_broken', { path, reason: 'it cannot be read' }, cause);
  }
}
