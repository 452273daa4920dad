/**
 * A text that no spreadsheet takes for a formula: after `=`, `+`, `-`, `@`, a tab or a line break at its beginning
 * (also in full width, also behind spaces), an apostrophe is put in front, which sheets show as plain text.
 * Rule: OWASP, "CSV Injection". Quoting separators and quotes is the writer's. Characters that XML and sheets
 * cannot hold are dropped.
 */
export function formulaSafe(text: string): string {
  const clean = text.replace(UNSHOWN, '').slice(0, LONGEST);
  return RISKY.test(clean) ? `'${clean}` : clean;
}

const RISKY = /^[\s\u00a0\u200b\ufeff"']*[=+\-@＝＋－＠|]|^[\t\r\n]/;
// What XML 1.0 does not allow, and lone halves of a character.
const UNSHOWN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** What a cell takes, less the apostrophe. */
const LONGEST = 32_000;

/** What a cell holds: a figure stays a figure, a text is made safe. */
export type Cell = string | number | null;

export function safeCell(cell: Cell): string | number {
  return typeof cell === 'number' ? cell : formulaSafe(cell ?? '');
}
