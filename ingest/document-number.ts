const YEAR = '[〔\\[（(【﹝［]\\s*((?:19|20)\\d{2})\\s*(?:年)?[〕\\]）)】﹞］]';

/** The spellings of document numbers, most telling first. Each gives the number whole. */
const PATTERNS: readonly RegExp[] = [
  // 工信厅企业函〔2020〕72号, 国办发[2019]6号, 法释（2020）26号
  new RegExp(`\\p{Script=Han}{1,18}${YEAR}\\s*(?:第)?\\s*\\d{1,5}\\s*号`, 'u'),
  // 财政部 税务总局公告2023年第12号
  /(?:\p{Script=Han}{2,12}[\s、])*\p{Script=Han}{2,14}公告\s*(?:19|20)\d{2}\s*年\s*第?\s*\d{1,4}\s*号/u,
  // 中华人民共和国国务院令第802号, 国家税务总局令 第48号, 主席令第十五号
  /(?:(?!日)\p{Script=Han}){2,24}令\s*[（(]?\s*第?\s*[\d一二三四五六七八九十百零〇]{1,5}\s*号/u,
  // Enterprise letter [2020] No. 72
  /[A-Z][A-Za-z ]{2,50}\s*[[(](?:19|20)\d{2}[\])]\s*No\.?\s*\d{1,5}/,
];
/** The second line of a number set over two: `2023年第12号`, `第728号`, under 国家税务总局公告 or 国务院令. */
const BARE = /^(?:((?:19|20)\d{2})年)?第?([\d一二三四五六七八九十百零〇]{1,5})号$/;
const LABEL = /^[\s【[]*(?:发文字号|文\s*号|发文文号|文件编号|公文文号)\s*[】\]]?\s*[:：]\s*/;

/** The document number in a text, as official papers write it: `国发〔2019〕5号`; null when there is none. */
export function documentNumberIn(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll('﹝', '〔').replaceAll('﹞', '〕');
  for (const pattern of PATTERNS) {
    const match = pattern.exec(plain);
    if (match) return canonical(match[0]);
  }
  return null;
}

/** The number, when a line holds nothing else (perhaps a label or brackets around it). */
export function documentNumberLine(text: string): string | null {
  const line = text
    .trim()
    .replace(LABEL, '')
    .replace(/^[（(](.*)[）)]$/, '$1');
  if (line.length > 60) return null;
  const number = documentNumberIn(line);
  if (number === null) return null;
  const rest = line.normalize('NFKC').replace(/\s/g, '').length - number.replace(/\s/g, '').length;
  return Math.abs(rest) <= 10 ? number : null;
}

/** The number among the lines before a text, with the title above them: whole in one line, or set over two. */
export function documentNumberAmong(
  title: string,
  lines: readonly string[],
): { number: string; line: string } | null {
  for (const line of lines) {
    const number = documentNumberLine(line);
    if (number !== null) return { number, line };
  }
  for (const [i, line] of lines.entries()) {
    if (!BARE.test(line.normalize('NFKC').replace(/[\s()]/g, ''))) continue;
    const above = [lines[i - 1], title].find((one) => one && /(?:公告|令)$/.test(one.trim()));
    const number = above ? documentNumberIn(`${above.trim()}${line.replace(/[\s（）()]/g, '')}`) : null;
    if (number !== null) return { number, line };
  }
  return null;
}

function canonical(found: string): string {
  const line = found.replace(/\s+/g, ' ').trim();
  if (/^[A-Z]/.test(line)) return line;
  return line
    .replace(/(?<!\p{Script=Han}) | (?!\p{Script=Han})/gu, '')
    .replace(/^中华人民共和国(?=.*令)/, '')
    .replace(/[[(【]((?:19|20)\d{2})年?[\])】]/, '〔$1〕')
    .replace(/令[（(]/, '令')
    .replace(/令(?=\d)/, '令第');
}
