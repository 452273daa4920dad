/** Pairs of neighbouring characters of a text, punctuation and spaces aside. */
export function pairsOf(text: string): Set<string> {
  const plain = text.normalize('NFKC').replace(/[^\p{Letter}\p{Number}]/gu, '');
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i++) pairs.add(plain.slice(i, i + 2));
  return pairs;
}

/** Share of pairs in common, 0 to 1 (Jaccard). */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const pair of few) if (many.has(pair)) shared++;
  return shared / (a.size + b.size - shared);
}
