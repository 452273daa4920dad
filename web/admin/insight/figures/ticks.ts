/** Round figures for an axis from 0 to at least `most`, three to five of them. */
export function ticksTo(most: number): number[] {
  if (most <= 0) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Which of so many places get their name written, so that names do not run into each other. */
export function isNamed(place: number, count: number, most = 10): boolean {
  const every = Math.max(1, Math.ceil(count / most));
  return (count - 1 - place) % every === 0;
}
