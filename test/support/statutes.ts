import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ReadDocument } from '../../ingest/document.ts';
import { readDocument } from '../../ingest/document.ts';
import { readMarkdown } from '../../ingest/parsers/markdown.ts';
import { articleKey } from '../../knowledge/article-ref.ts';
import { dataPath } from './data.ts';

/** An article of a law, or what stands outside of articles. */
interface Unit {
  law: string;
  title: string;
  version_date: string;
  article: string;
  chapter: string;
  text: string;
}

/** The laws of a file of the statutes, one after the other, each with its units in order. */
export async function* lawsOf(file: string): AsyncGenerator<Unit[]> {
  let law: Unit[] = [];
  const lines = createInterface({ input: createReadStream(dataPath('statutes', file)) });
  for await (const line of lines) {
    const unit = JSON.parse(line) as Unit;
    const first = law[0];
    if (first && (first.title !== unit.title || first.version_date !== unit.version_date)) {
      yield law;
      law = [];
    }
    law.push(unit);
  }
  if (law.length > 0) yield law;
}

/** A law as Markdown, with its divisions as headings. */
export function markdownOf(law: readonly Unit[]): string {
  const lines = [`# ${law[0]?.title ?? ''}`, '<!-- INFO END -->'];
  let path: string[] = [];
  for (const { article, chapter, text } of law) {
    const next = chapter.split(' / ').filter((name) => name !== '');
    const common = next.findIndex((name, i) => name !== path[i]);
    if (common >= 0)
      lines.push(...next.slice(common).map((name, i) => `${'#'.repeat(common + i + 2)} ${name}`));
    path = next;
    const paragraphs = text.split('\n');
    lines.push(
      isArticle(article) ? `${article} ${paragraphs[0] ?? ''}` : (paragraphs[0] ?? ''),
      ...paragraphs.slice(1),
    );
  }
  return lines.join('\n\n');
}

/** What the product reads of it. */
export function readLaw(markdown: string, title: string): ReadDocument {
  const bytes = Buffer.from(markdown);
  const origin = { path: `/${title}.md`, address: `/${title}.md`, digest: '', reading: '', row: null };
  return readDocument(readMarkdown(bytes), origin);
}

/**
 * Articles of the source and articles read, as far as they differ; empty when all is well. The source counts an annex
 * to the last article, which is a passage of its own here: then all of the law must have its place.
 */
export function differencesOf(law: readonly Unit[], { parsed, coverage }: ReadDocument): string[] {
  const source = law.filter(({ article }) => isArticle(article)).flatMap(apart);
  const read = new Map<string, string>();
  const order: string[] = [];
  for (const { article, text } of parsed.passages) {
    if (article === null) continue;
    const key = articleKey(article) ?? article;
    if (order.at(-1) !== key) order.push(key);
    read.set(key, `${read.get(key) ?? ''}${text}`);
  }
  const wanted = source.map(({ article }) => articleKey(article) ?? article);
  if (order.join() !== wanted.join()) return [`articles ${firstOther(wanted, order)}`];
  return source.flatMap(({ article, text }, i) => {
    const [own, wanted] = [plainly(read.get(articleKey(article) ?? article) ?? ''), plainly(text)];
    const withAnnex = i === source.length - 1 && coverage.ratio === 1 && own !== '' && wanted.startsWith(own);
    return own === wanted || withAnnex ? [] : [`text of ${article}`];
  });
}

/** In a few laws the source runs whole chapters together in one article, each article set apart by a gap. */
function apart({ article, text }: Unit): Pick<Unit, 'article' | 'text'>[] {
  const [first = '', ...more] = text.split(
    /(?<=[。；])[ \u3000]+(?=第[零一二三四五六七八九十百]+条[ \u3000])/,
  );
  const others = more.map((piece) => {
    const label = /^第[^条]+条/.exec(piece)?.[0] ?? '';
    return { article: label, text: piece.slice(label.length) };
  });
  return [{ article, text: first }, ...others];
}

function firstOther(wanted: readonly string[], read: readonly string[]): string {
  const place = wanted.findIndex((key, i) => key !== read[i]);
  return `${wanted.length} of which ${read.length} read; first other: ${wanted[place] ?? 'none'} / ${read[place] ?? 'none'}`;
}

function isArticle(label: string): boolean {
  return /^第.+条/.test(label);
}

function plainly(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff|*\\_-]+/g, '');
}
