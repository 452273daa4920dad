/** The stretches of a line between its holes. */
export function stretchesOf(values: readonly (number | null)[]): { place: number; value: number }[][] {
  const stretches: { place: number; value: number }[][] = [];
  let open: { place: number; value: number }[] | null = null;
  for (const [place, value] of values.entries()) {
    if (value === null) {
      open = null;
      continue;
    }
    if (!open) {
      open = [];
      stretches.push(open);
    }
    open.push({ place, value });
  }
  return stretches;
}
