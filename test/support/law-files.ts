import { readFileSync } from 'node:fs';
import { dataPath } from './data.ts';
import { docx, ofd } from './office-files.ts';

/** A law as the policy pack holds it: its title, and its lines with what they are. */
export interface Law {
  title: string;
  lines: { kind: 'division' | 'article' | 'text'; text: string }[];
}

const ARTICLE = /^第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?(?=[\s　])/;
const DIVISION = /^第[零一二三四五六七八九十百]+(?:编|分编|章|节)/;

/** Reads a law from its Markdown in the policy pack, its history and table of contents left out. */
export function readLaw(file: string): Law {
  const source = readFileSync(dataPath('policy-pack', file), 'utf8').split(/<!--\s*INFO END\s*-->/);
  const title = /^#\s+(.+)$/m.exec(source[0] ?? '')?.[1]?.trim() ?? '';
  const lines = (source[1] ?? '')
    .split('\n')
    .map((line) => line.replace(/^#+\s*/, '').trim())
    .filter((line) => line !== '');
  return {
    title,
    lines: lines.map((text) => ({
      kind: ARTICLE.test(text) ? 'article' : DIVISION.test(text) ? 'division' : 'text',
      text,
    })),
  };
}

/** The law as Markdown. */
export function lawMarkdown({ title, lines }: Law): string {
  const body = lines.map(({ kind, text }) => (kind === 'division' ? `## ${text}` : text));
  return [`# ${title}`, '<!-- INFO END -->', ...body].join('\n\n');
}

/** The law as a page of a portal, with menus around it. */
export function lawHtml({ title, lines }: Law): string {
  const body = lines.map(({ text }) => `<p>${escaped(text)}</p>`).join('\n');
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${title}_某政府网</title></head><body><nav><a href="/">首页</a> <a href="/a">政策</a></nav><div class="TRS_Editor"><h1>${title}</h1>${body}</div><footer>版权所有 网站标识码</footer></body></html>`;
}

/** The law set for print: page numbers and a running head come from the printer. */
export function lawPrint({ title, lines }: Law): string {
  const body = lines.map(({ kind, text }) => `<p class="${kind}">${escaped(text)}</p>`).join('\n');
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><style>body{font:16px/1.7 "Noto Sans CJK SC";}p{margin:0;text-indent:2em;text-align:justify}.division{text-indent:0;text-align:center;font-weight:bold;margin:.6em}h1{text-align:center;font-size:24px}</style></head><body><h1>${title}</h1>${body}</body></html>`;
}

/** The law in Word, its articles numbered by hand or by Word itself. */
export function lawDocx({ title, lines }: Law, numbers: 'typed' | 'automatic'): Buffer {
  const paragraph = (text: string, properties = '') =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  let due = 1;
  const body = lines.map(({ kind, text }) => {
    if (kind !== 'article' || numbers === 'typed') return paragraph(text);
    // An inserted article (之一) has no place in the count, and Word's users type it.
    if (articleNumber(text) !== due) return paragraph(text);
    due++;
    return paragraph(
      text.replace(ARTICLE, '').trim(),
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>',
    );
  });
  const numbering =
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>';
  const styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>';
  return docx(paragraph(title, '<w:pStyle w:val="T"/>') + body.join(''), { numbering, styles });
}

/** The law as a fixed-layout document: lines of 32 characters, 40 to a page, page numbers below. */
export function lawOfd({ title, lines }: Law): Buffer {
  const set = [
    title,
    ...lines.flatMap(({ kind, text }) => wrap(kind === 'division' ? text : `　　${text}`, 32)),
  ];
  return ofd(set, 40);
}

function wrap(text: string, width: number): string[] {
  const letters = [...text];
  return Array.from({ length: Math.ceil(letters.length / width) }, (_, i) =>
    letters.slice(i * width, (i + 1) * width).join(''),
  );
}

const DIGITS = '零一二三四五六七八九';

/** `第二百三十条 …` → 230; null for 之一. */
function articleNumber(text: string): number | null {
  const inner = /^第([零一二三四五六七八九十百千]+)条[\s　]/.exec(text)?.[1];
  if (!inner) return null;
  let total = 0;
  let digit = 0;
  for (const character of inner) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit) total += (digit || 1) * unit;
    digit = unit ? 0 : DIGITS.indexOf(character);
  }
  return total + digit;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
