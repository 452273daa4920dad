import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import { dataPath } from './data.ts';

/** Articles of a law version by number, read apart from the product's own ingest. */
export type LawText = Map<number, string>;

/** Texts of laws by title and version: from the policy pack, and from the statutes for what is not there. */
export async function lawTexts(
  wanted: readonly { title: string; version: string }[],
): Promise<Map<string, LawText>> {
  const texts = new Map<string, LawText>();
  for (const { title, date, file } of currentTexts()) texts.set(`${title}@${date}`, packText(file));
  const missing = new Set(wanted.map(({ title, version }) => `${title}@${version}`));
  for (const held of texts.keys()) missing.delete(held);
  const lines = createInterface({ input: createReadStream(dataPath('statutes', 'corpus.jsonl')) });
  for await (const line of lines) {
    const row = JSON.parse(line) as Record<'title' | 'version_date' | 'article' | 'text', string>;
    const key = `${row.title}@${row.version_date}`;
    if (!missing.has(key)) continue;
    const text = texts.get(key) ?? new Map<number, string>();
    texts.set(key, text);
    const number = articleNumber(row.article);
    if (number !== null) text.set(number, row.text);
  }
  return texts;
}

interface PackRow {
  title: string;
  date: string;
  file: string;
  status: string;
  region: string;
}

/** What the policy pack holds of national law that nothing there has replaced. */
function currentTexts(): PackRow[] {
  const rows: PackRow[] = parse(readFileSync(dataPath('policy-pack', 'manifest.csv')), { columns: true });
  return rows.filter(
    ({ region, status }) => region === '全国' && (status === 'current' || status === 'outdated_version'),
  );
}

function packText(file: string): LawText {
  const text: LawText = new Map();
  let number: number | null = null;
  for (const line of readFileSync(dataPath('policy-pack', file), 'utf8').split('\n')) {
    const opens = /^(第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十])?)[\s　]/.exec(line);
    if (opens) number = articleNumber(opens[1]!);
    else if (/^#|^[　\s]*附(?:录|件|表)/.test(line)) number = null;
    if (number === null) continue;
    const words = opens ? line.slice(opens[0].length) : line;
    text.set(number, `${text.get(number) ?? ''}${words}\n`);
  }
  return text;
}

const DIGITS = '零一二三四五六七八九';

/** `第二百三十条` → 230; null for a heading, a preamble or an inserted article (`之一`). */
function articleNumber(written: string): number | null {
  const inner = /^第([零一二三四五六七八九十百千]+)条$/.exec(written)?.[1];
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
