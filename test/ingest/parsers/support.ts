import { afterAll } from 'vitest';
import { textOf } from '../../../ingest/blocks.ts';
import { createParsers } from '../../../ingest/parse.ts';

const parsers = createParsers();
afterAll(() => parsers.close());

/** Reads a file as the product does: in a thread, bounded. Each block as a line with the letter of its kind. */
export async function read(name: string, content: string | Uint8Array) {
  const reading = await parsers.parse(Buffer.from(content as string), name);
  return {
    ...reading,
    lines: reading.blocks.map((block) => `${block.kind[0]} ${textOf(block)}`),
    codes: reading.warnings.map(({ code }) => code),
  };
}
