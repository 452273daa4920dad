/** A group of things that are alike, by their places in what was given. */
export interface Cluster {
  members: number[];
  /** The one nearest to the middle of all. */
  centre: number;
}

/** So many comparisons are made before others have a turn. */
const TURN = 4_000;

/**
 * Gathers unit vectors: each joins the group whose middle is likest to it, from `alike` on, else it begins one; in
 * a second round each goes where it fits best among the groups that came out. A zero vector is like nothing and
 * stays alone. Others have their turn in between.
 */
export async function cluster(vectors: readonly Float32Array[], alike: number): Promise<Cluster[]> {
  const begun = await gather(vectors, [], alike);
  const settled = await gather(vectors, begun.map(unit), alike);
  return settled
    .map(({ members, sum }) => ({ members, centre: nearestTo(unit({ sum }), vectors, members) }))
    .filter(({ members }) => members.length > 0)
    .sort((a, b) => b.members.length - a.members.length);
}

interface Group {
  members: number[];
  sum: Float32Array;
}

/** With middles given, they stand still while members are dealt out; groups begun here move with their members. */
async function gather(
  vectors: readonly Float32Array[],
  given: readonly Float32Array[],
  alike: number,
): Promise<Group[]> {
  const groups: Group[] = given.map((middle) => ({ members: [], sum: new Float32Array(middle.length) }));
  const middles: Float32Array[] = [...given];
  let compared = 0;
  for (const [i, vector] of vectors.entries()) {
    compared += middles.length;
    if (compared > TURN) {
      compared = 0;
      await new Promise(setImmediate);
    }
    const best = likest(vector, middles);
    const found = best.likeness >= alike ? best.at : groups.length;
    const group = groups[found] ?? { members: [], sum: new Float32Array(vector.length) };
    group.members.push(i);
    for (let d = 0; d < vector.length; d++) group.sum[d]! += vector[d]!;
    groups[found] = group;
    if (found >= given.length) middles[found] = unit(group);
  }
  return groups;
}

function likest(vector: Float32Array, middles: readonly Float32Array[]): { at: number; likeness: number } {
  let best = { at: -1, likeness: -1 };
  for (const [at, middle] of middles.entries()) {
    const likeness = dot(vector, middle);
    if (likeness > best.likeness) best = { at, likeness };
  }
  return best;
}

function nearestTo(
  middle: Float32Array,
  vectors: readonly Float32Array[],
  members: readonly number[],
): number {
  return members.reduce(
    (best, i) => (dot(vectors[i]!, middle) > dot(vectors[best]!, middle) ? i : best),
    members[0] ?? 0,
  );
}

function unit({ sum }: { sum: Float32Array }): Float32Array {
  const length = Math.sqrt(dot(sum, sum));
  return length === 0 ? sum : sum.map((value) => value / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
