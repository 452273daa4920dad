import { holds, snapshot } from '../../knowledge/citations.ts';
import { livePassagesById, passagesById } from '../../knowledge/corpus.ts';
import type { CitationSnapshot, Passage } from '../../knowledge/passage.ts';
import { sentencesOf } from '../../knowledge/sentences.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { fault } from '../../src/base/faults.ts';
import { groupBy } from '../../src/base/group-by.ts';
import type { Day } from '../../src/base/time.ts';
import type { Writer } from '../../src/store/open.ts';
import type { BindingBody, StaleReason, StandardBinding } from './api.ts';

/** Longest quote that is chosen where nobody chose one. */
const QUOTE = 160;

/** A bound article on a day: its citation, or why it carries nothing and what it says now. */
export type Standing =
  | { stale: null; citation: CitationSnapshot }
  | { stale: StaleReason; now: string | null };

/**
 * Binds an article by one of its passages, with the words it has on the day. Throws `standard_binding` for what is
 * not a text in force in its latest wording, or a quote that does not stand there; `number` says which binding.
 */
export async function bind(
  writer: Writer,
  { passageId, quote }: BindingBody,
  day: Day,
  number: number,
): Promise<StandardBinding> {
  const refuse = (problem: string) => fault('standard_binding', { number, problem });
  const [passage] = await livePassagesById(writer, [passageId]);
  if (!passage || passage.kind === 'guide') throw refuse('不是政策条文 / not a passage of a policy text');
  if (validityOn(passage, day) !== 'in_force')
    throw refuse(
      `《${passage.title}》${passage.article ?? ''} 今日并非现行有效文本 / not in force as it stands`,
    );
  const article = await wholeArticle(writer, passage);
  const holder = quote === undefined ? passage : article.find(({ text }) => holds(text, quote));
  if (!holder) throw refuse('引文不在条文中 / the quote does not stand in the article');
  const { key } = await writer
    .selectFrom('documents')
    .select('key')
    .where('id', '=', passage.documentId)
    .executeTakeFirstOrThrow();
  return {
    documentKey: key,
    title: passage.title,
    documentNumber: passage.documentNumber,
    article: passage.article,
    text: textOf(article),
    quote: quote?.trim() || openingOf(holder.text),
  };
}

/** A long article is several passages. */
async function wholeArticle(writer: Writer, passage: Passage): Promise<Passage[]> {
  if (passage.article === null) return [passage];
  const rows = await writer
    .selectFrom('passages')
    .select('id')
    .where('version_id', '=', passage.versionId)
    .where('article', '=', passage.article)
    .where('retired_at', 'is', null)
    .orderBy('ordinal')
    .execute();
  return livePassagesById(
    writer,
    rows.map(({ id }) => id),
  );
}

function textOf(article: readonly Passage[]): string {
  return article.map(({ text }) => text).join('\n');
}

function openingOf(text: string): string {
  const sentences = sentencesOf(text);
  let opening = sentences.shift() ?? '';
  for (const sentence of sentences) {
    if (opening.length + sentence.length > QUOTE) break;
    opening += sentence;
  }
  return opening.trim();
}

/** How bound articles stand on a day: each must be in force in the words it was bound with. */
export async function standingsOf(
  writer: Writer,
  bindings: readonly StandardBinding[],
  day: Day,
): Promise<Standing[]> {
  const held = await passagesOf(writer, bindings);
  return bindings.map((binding) => standingOf(binding, held.get(binding.documentKey) ?? [], day));
}

function standingOf(binding: StandardBinding, held: readonly Passage[], day: Day): Standing {
  const articles = articlesIn(held, binding);
  if (articles.length === 0) return { stale: 'gone', now: null };
  const standing = articles.map((article) => ({
    article,
    validities: article.map((passage) => validityOn(passage, day)),
  }));
  const current = standing.filter(({ validities }) => validities.every((one) => one === 'in_force'));
  for (const { article } of current) {
    if (!sameWords(textOf(article), binding.text)) continue;
    const passage = article.find(({ text }) => holds(text, binding.quote)) ?? article[0]!;
    return { stale: null, citation: snapshot(passage, binding.quote, day) };
  }
  const amended = standing.some(({ validities }) => validities.includes('in_force_amended'));
  if (current.length === 0) return { stale: amended ? 'amended' : 'not_in_force', now: null };
  // Of a text without articles no single passage took the place of the one bound.
  return { stale: 'amended', now: binding.article === null ? null : textOf(current[0]!.article) };
}

/** The passages that may be the bound one, per version together: its article, or any passage without one. */
function articlesIn(held: readonly Passage[], { article }: StandardBinding): Passage[][] {
  const same = held.filter((passage) => passage.article === article);
  if (article === null) return same.map((passage) => [passage]);
  return [...groupBy(same, ({ versionId }) => versionId).values()];
}

function sameWords(one: string, other: string): boolean {
  return one.replace(/\s+/g, '') === other.replace(/\s+/g, '');
}

/** Public passages of the bound documents, by key; of a copy, those of the text that answers in its place. */
async function passagesOf(
  writer: Writer,
  bindings: readonly StandardBinding[],
): Promise<Map<string, Passage[]>> {
  if (bindings.length === 0) return new Map();
  const named = [...new Set(bindings.flatMap(({ article }) => article ?? []))];
  const rows = await writer
    .selectFrom('documents as d')
    .innerJoin('versions as v', 'v.document_id', 'd.id')
    .innerJoin('passages as p', (join) =>
      join.on(({ eb, fn, ref }) => eb('p.version_id', '=', fn.coalesce(ref('v.duplicate_of'), ref('v.id')))),
    )
    .innerJoin('versions as s', 's.id', 'p.version_id')
    .innerJoin('documents as sd', 'sd.id', 's.document_id')
    .select(['p.id', 'd.key'])
    .where(
      'd.key',
      'in',
      bindings.map(({ documentKey }) => documentKey),
    )
    .where('v.retired_at', 'is', null)
    .where('s.retired_at', 'is', null)
    .where('p.retired_at', 'is', null)
    .where('d.visibility', '=', 'public')
    .where('sd.visibility', '=', 'public')
    .where(({ or, eb }) =>
      or([eb('p.article', 'is', null), ...(named.length > 0 ? [eb('p.article', 'in', named)] : [])]),
    )
    .orderBy('p.ordinal')
    .execute();
  const passages = await passagesById(writer, [...new Set(rows.map(({ id }) => id))]);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const found = groupBy(rows, ({ key }) => key);
  return new Map([...found].map(([key, own]) => [key, own.flatMap(({ id }) => byId.get(id) ?? [])]));
}
