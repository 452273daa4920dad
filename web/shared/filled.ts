/** Fills the `{name}` blanks of a text; a blank without a value stays as it is. */
export function filled(text: string, blanks: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => (name in blanks ? String(blanks[name]) : blank));
}
