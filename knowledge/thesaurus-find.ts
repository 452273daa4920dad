import { symbols } from './tokens.ts';

/** An expression and what it leads to; `…` in it stands for up to `GAP` other symbols. */
export interface Entry<Target> {
  expression: string;
  leadsTo: Target;
}

/** Han characters or words that may stand at a `…`. */
const GAP = 4;

interface Node<Target> {
  next: Map<string, Node<Target>>;
  ends: { rest: string[][]; leadsTo: Target }[];
}

interface Found<Target> {
  start: number;
  end: number;
  leadsTo: Target;
}

/**
 * Finds expressions in texts, whatever their number: a trie over Han characters and stemmed words, walked from
 * every place of the text. Gives what each leads to, but for those within a longer one.
 */
export function expressionFinder<Target>(entries: Iterable<Entry<Target>>): (text: string) => Target[] {
  const root = newNode<Target>();
  for (const { expression, leadsTo } of entries) insert(root, expression, leadsTo);
  return (text) => {
    const said = symbols(text);
    const found = said.flatMap((_, start) => findAt(root, said, start));
    return outermost(found).map(({ leadsTo }) => leadsTo);
  };
}

function newNode<Target>(): Node<Target> {
  return { next: new Map(), ends: [] };
}

function insert<Target>(root: Node<Target>, expression: string, leadsTo: Target): void {
  const [first = [], ...rest] = expression.split('…').map(symbols);
  let node = root;
  for (const symbol of first) {
    let next = node.next.get(symbol);
    if (!next) {
      next = newNode();
      node.next.set(symbol, next);
    }
    node = next;
  }
  if (node !== root) node.ends.push({ rest, leadsTo });
}

function findAt<Target>(root: Node<Target>, said: readonly string[], start: number): Found<Target>[] {
  const found: Found<Target>[] = [];
  let node: Node<Target> | undefined = root;
  for (let at = start; node; at++) {
    for (const { rest, leadsTo } of node.ends) {
      const end = endOfRest(said, at, rest);
      if (end !== null) found.push({ start, end, leadsTo });
    }
    node = at < said.length ? node.next.get(said[at]!) : undefined;
  }
  return found;
}

/** Where the parts after a `…` end, each within its gap; null when one is missing. */
function endOfRest(said: readonly string[], from: number, rest: readonly string[][]): number | null {
  let end = from;
  for (const part of rest) {
    const gap = gapBefore(said, end, part);
    if (gap === null) return null;
    end += gap + part.length;
  }
  return end;
}

function gapBefore(said: readonly string[], from: number, part: readonly string[]): number | null {
  for (let gap = 0; gap <= GAP; gap++)
    if (part.every((symbol, i) => said[from + gap + i] === symbol)) return gap;
  return null;
}

/** Without those that lie within a longer one. */
function outermost<Target>(found: readonly Found<Target>[]): Found<Target>[] {
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start,
      ),
  );
}
