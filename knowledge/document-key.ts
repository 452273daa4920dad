/**
 * A title in one spelling, the same for every version: without 中华人民共和国, brackets, spaces and version mark,
 * full width levelled.
 */
export function nameKey(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/\((?:19|20)\d{2}.{0,12}\)$/, '')
    .replaceAll('中华人民共和国', '')
    .replace(/[\s《》〈〉<>"“”'‘’]/g, '')
    .toLowerCase();
}

/** Identity of a document across versions and spellings: its title in one spelling, with its region. */
export function documentKey(title: string, region: string): string {
  return `${nameKey(title)}|${region}`;
}

/** The parts of a document's key; a key of another kind (a guide's) has no region. */
export function partsOfKey(key: string): { name: string; region: string | null } {
  const cut = key.lastIndexOf('|');
  return cut < 0 ? { name: key, region: null } : { name: key.slice(0, cut), region: key.slice(cut + 1) };
}
