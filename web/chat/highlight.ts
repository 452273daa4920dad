/** A stretch of a text, and whether it is to be marked. */
export interface Stretch {
  text: string;
  marked: boolean;
}

const IGNORED = /\s/;

/**
 * Cuts a text at the words quoted from it. Spaces and line breaks do not count in the comparison; a quote with
 * `…` or line breaks is several. What is not found is not marked: better no mark than a wrong one.
 */
export function highlight(text: string, quote: string): Stretch[] {
  const { bare, places } = bareOf(text);
  const ranges = quote
    .split(/…+|\.{3,}|\n+/)
    .map((part) => bareOf(part).bare)
    .filter((part) => part.length > 1)
    .map((part) => ({ start: bare.indexOf(part), length: part.length }))
    .filter(({ start }) => start >= 0)
    .map(({ start, length }) => ({ from: places[start]!, to: places[start + length - 1]! + 1 }))
    .sort((a, b) => a.from - b.from);
  const stretches: Stretch[] = [];
  let end = 0;
  for (const { from, to } of ranges) {
    if (from < end) continue;
    stretches.push(
      { text: text.slice(end, from), marked: false },
      { text: text.slice(from, to), marked: true },
    );
    end = to;
  }
  stretches.push({ text: text.slice(end), marked: false });
  return stretches.filter((stretch) => stretch.text !== '');
}

/** The text without spaces, and where each of its characters stood. */
function bareOf(text: string): { bare: string; places: number[] } {
  const places: number[] = [];
  let bare = '';
  for (let place = 0; place < text.length; place++) {
    if (IGNORED.test(text[place]!)) continue;
    bare += text[place];
    places.push(place);
  }
  return { bare, places };
}
