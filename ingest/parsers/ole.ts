import { CFB } from '@e965/xlsx';
import { fault } from '../../src/base/faults.ts';

/** The named streams of a compound file, as old office programs write them. Throws `file_broken`. */
export function openCompound(bytes: Uint8Array): (name: string) => Buffer | null {
  const container = open(bytes);
  return (name) => {
    // The root's own stream, not that of a document embedded below it.
    const at = container.FullPaths.findIndex(
      (path: string) => /^[^/]*\/[^/]+$/.test(path) && path.endsWith(`/${name}`),
    );
    const content = at < 0 ? null : container.FileIndex[at]?.content;
    return content ? Buffer.from(content as Uint8Array) : null;
  };
}

function open(bytes: Uint8Array) {
  try {
    return CFB.read(Buffer.from(bytes), { type: 'buffer' });
  } catch (cause) {
    throw fault('file_broken', { reason: cause instanceof Error ? cause.message : String(cause) }, cause);
  }
}
