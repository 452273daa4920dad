import { keep, kept } from '../shared/kept.ts';

export type Verdict = 'up' | 'down';

/** So many ratings are remembered, so that a reload shows them pressed. */
const REMEMBERED = 200;

/** How an answer was rated in this browser; null: it was not. */
export function keptRating(answerId: string): Verdict | null {
  const found = ratings().find(([id]) => id === answerId)?.[1];
  return found === 'up' || found === 'down' ? found : null;
}

/** Remembers a rating that the server took. */
export function keepRating(answerId: string, verdict: Verdict): void {
  const others = ratings().filter(([id]) => id !== answerId);
  keep('ratings', [...others, [answerId, verdict]].slice(-REMEMBERED));
}

function ratings(): [string, string][] {
  const list = kept<[string, string][]>('ratings', []);
  return Array.isArray(list) ? list.filter(Array.isArray) : [];
}
