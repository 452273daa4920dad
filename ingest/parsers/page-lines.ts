export interface Line {
  text: string;
  page: number;
}

interface Page {
  page: number;
  lines: string[];
}

/** How many lines at either end of a page may be running heads. */
const EDGE = 3;
const PAGE_NUMBER =
  /^[\s—–\-·.－]*(第?\s*\d{1,4}\s*页?|[ivxlc]{1,6})\s*([/／,，]?\s*(共|of)?\s*\d{1,4}\s*页?)?[\s—–\-·.－]*$/i;

/** All lines of a document but page numbers and lines that head or foot at least half of three or more pages. */
export function withoutFurniture(pages: readonly Page[]): Line[] {
  const running = runningLines(pages);
  return pages.flatMap(({ page, lines }) => {
    const filled = lines.filter((line) => line.trim() !== '');
    return filled
      .filter((line, i) => {
        const edge = i < EDGE || i >= filled.length - EDGE;
        const outermost = i === 0 || i === filled.length - 1 || i === 1;
        return !(edge && running.has(shape(line, page))) && !(outermost && PAGE_NUMBER.test(line));
      })
      .map((text) => ({ text, page }));
  });
}

function runningLines(pages: readonly Page[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { page, lines } of pages) {
    const filled = lines.filter((line) => line.trim() !== '');
    const edges = new Set(
      [...filled.slice(0, EDGE), ...filled.slice(-EDGE)].map((line) => shape(line, page)),
    );
    for (const line of edges) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const needed = Math.max(3, pages.length / 2);
  return new Set([...counts].filter(([line, count]) => count >= needed && line !== '').map(([line]) => line));
}

/** A line with the number of its page levelled; other figures count, or two lines of a table would look alike. */
function shape(line: string, page: number): string {
  return line.replace(/\d+/g, (figure) => (Number(figure) === page ? '#' : figure)).replace(/\s+/g, '');
}
