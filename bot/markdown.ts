/**
 * Markdown made safe to show: an image would call a foreign host, raw HTML would run, and a link definition
 * would take over a citation mark. The last line of defence, after the answer's own checks.
 */
export function defused(markdown: string): string {
  return markdown
    .replace(/^[ \t>]*\[[^\]\n]*\]:[ \t]*\S.*$/gm, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/!(?=\[)/g, '\\!')
    .replace(/<(?=[a-z/!?])/gi, '\\<');
}

/** A text shown literally inside Markdown: nothing in it acts as mark-up. */
export function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&');
}

/** A text inside the double quotes of a link title: one line, no quote of its own. */
export function linkTitle(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\\/g, '').replace(/"/g, '＂').trim();
}
