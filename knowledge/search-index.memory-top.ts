/** The best `k` of many scored things, with few comparisons: a heap with the worst kept one on top. */
export interface Top {
  /** Lowest score that still gets in; below 0 while there is room. */
  floor: number;
  scores: number[];
  ids: number[];
  slots: number[];
  k: number;
}

export function startTop(k: number): Top {
  return { floor: Number.NEGATIVE_INFINITY, scores: [], ids: [], slots: [], k };
}

/** Offers a candidate; of equal scores the lower id stays. Callers may skip scores below `floor`. */
export function offer(top: Top, score: number, id: number, slot: number): void {
  if (top.k <= 0) return;
  if (top.scores.length < top.k) {
    top.scores.push(score);
    top.ids.push(id);
    top.slots.push(slot);
    siftUp(top, top.scores.length - 1);
  } else if (better(score, id, top.scores[0]!, top.ids[0]!)) {
    top.scores[0] = score;
    top.ids[0] = id;
    top.slots[0] = slot;
    siftDown(top);
  }
  if (top.scores.length === top.k) top.floor = top.scores[0]!;
}

/** What was kept, best first. */
export function ranked(top: Top): { score: number; id: number; slot: number }[] {
  return top.scores
    .map((score, i) => ({ score, id: top.ids[i]!, slot: top.slots[i]! }))
    .sort((a, b) => b.score - a.score || a.id - b.id);
}

function better(score: number, id: number, than: number, thanId: number): boolean {
  return score > than || (score === than && id < thanId);
}

function siftUp(top: Top, from: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!better(top.scores[parent]!, top.ids[parent]!, top.scores[at]!, top.ids[at]!)) return;
    swap(top, at, parent);
    at = parent;
  }
}

function siftDown(top: Top): void {
  let at = 0;
  for (;;) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (
        child < top.scores.length &&
        better(top.scores[worst]!, top.ids[worst]!, top.scores[child]!, top.ids[child]!)
      )
        worst = child;
    if (worst === at) return;
    swap(top, at, worst);
    at = worst;
  }
}

function swap(top: Top, a: number, b: number): void {
  for (const list of [top.scores, top.ids, top.slots]) {
    const kept = list[a]!;
    list[a] = list[b]!;
    list[b] = kept;
  }
}
