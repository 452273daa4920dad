import { posix } from 'node:path';
import { parseXml, type Xml } from './xml.ts';

/** Opens the XML parts of an OFD package by the locations that other parts give for them. */
export function createPaths(parts: ReadonlyMap<string, Buffer>) {
  const byName = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]));
  /** A location is absolute, or counts from the folder of the part that names it; writers mix these up. */
  const find = (location: string, from: string): string | null => {
    const plain = location.trim().replaceAll('\\', '/');
    const candidates = [
      plain.startsWith('/') ? plain.slice(1) : posix.join(posix.dirname(from), plain),
      plain.replace(/^\/+/, ''),
      posix.join(from.split('/')[0] ?? '', plain),
    ];
    for (const candidate of candidates) {
      const name = byName.get(candidate.toLowerCase());
      if (name !== undefined) return name;
    }
    return null;
  };
  return {
    /** The tree of a part and where it lies; null when it is not there. */
    open: (location: string, from: string): { tree: Xml; path: string } | null => {
      const path = find(location, from);
      const bytes = path === null ? undefined : parts.get(path);
      return path !== null && bytes ? { tree: parseXml(bytes), path } : null;
    },
  };
}
