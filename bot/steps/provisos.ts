/** A numbered item of a list in an article: （一）…；  */
const ITEM = /(?:^|\n)\s*([（(][一二三四五六七八九十]+[)）][^\n]{2,120})/g;
/** Sentences that take something out again. */
const PROVISO =
  /(?:^|[。；;，\n])((?:但是?，?|法律、行政法规另有规定|本法另有规定)[^。；\n]{3,120}|[^。；，\n]{4,100}(?:除外|不在此限))(?=[。；\n]|$)/g;

/** The items of the list that a Chinese article sets out, as written. */
export function itemsOf(text: string): string[] {
  return [...text.matchAll(ITEM)].map(([, item]) => item!.trim());
}

/** The exceptions in a Chinese article (但书), as written. */
export function provisosOf(text: string): string[] {
  return [...text.matchAll(PROVISO)].map(([, proviso]) => proviso!.trim());
}
