/** An address as a link may hold it: of the web, nothing that runs; null otherwise. */
export function webAddress(text: string | null): string | null {
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
