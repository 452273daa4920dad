import { basename } from 'node:path';
import { fault } from '../../src/base/faults.ts';
import type { Reading } from '../blocks.ts';
import { unpack } from './zip-guard.ts';

/** What systems and programs leave in folders without anybody asking. */
const LITTER = /(^|\/)(\.(?!\.?\/)|__MACOSX\/|~\$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * A packed folder: its files as documents of their own, in the order of their names. Bounded as every package
 * is. Throws `file_bomb`, `file_encrypted`, `file_broken`, and `file_empty` when nothing is in it.
 */
export async function readArchive(bytes: Uint8Array): Promise<Reading> {
  const entries = await unpack(bytes, (name) => !LITTER.test(name));
  const parts = [...entries]
    .map(([name, content]) => ({
      name: name
        .split('/')
        .filter((step) => step !== '..' && step !== '')
        .join('/'),
      bytes: new Uint8Array(content),
    }))
    .filter(({ name }) => basename(name) !== '')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (parts.length === 0) throw fault('file_empty');
  return { blocks: [], hints: {}, pages: null, warnings: [], parts };
}
