import type { ParsedRelation } from '../knowledge/parsed-document.ts';
import type { RelationKind } from '../knowledge/relation-kinds.ts';
import type { Day } from '../src/base/time.ts';
import { amendmentsIn } from './amendments.ts';
import { sentencesOf } from './clauses.ts';
import { DATE_PATTERN, dayOf, firstDate } from './dates.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { relationPatterns as say } from './relation-patterns.ts';

/** How far from the beginning a text says on what it rests. */
const OPENING = 12;
/** How sure a relation is by where it was read. */
const CONFIDENCE = { sentence: 0.9, title: 0.85, list: 0.8 } as const;

interface Context {
  title: string;
  /** First day of the acting text; its repeals hold from then on unless they name a day. */
  from: Day | null;
}

/** What a text does to other texts, by its own words. */
export function readRelations(body: readonly string[], context: Context): ParsedRelation[] {
  const sentences = sentencesOf(body.join('\n'));
  const relations = [
    ...byTitle(context),
    ...sentences.slice(0, OPENING).flatMap(implemented),
    ...sentences.flatMap((sentence) => ended(sentence, context)),
    ...(/废止|失效/.test(context.title) ? body.flatMap((line) => listed(line, context)) : []),
    ...sentences.flatMap(extended),
    ...amendmentsIn(body, context.title),
  ];
  return distinct(relations.filter(({ title }) => title === null || title !== context.title));
}

/** 关于修改《…》的决定, 关于适用《…》的解释, 《…》实施条例: a title that names what it acts on. */
function byTitle({ title }: Context): ParsedRelation[] {
  const [first] = mentionsIn(title.replaceAll('〈', '《').replaceAll('〉', '》'));
  const carried = /^(.{2,40}(?:法|条例|办法|规定))(?:实施条例|实施细则|实施办法|实施规定)$/.exec(title)?.[1];
  if (carried)
    return [relation('implements', { title: carried }, { quote: title, confidence: CONFIDENCE.title })];
  if (!first) return [];
  const kind = kindOfTitle(title);
  return kind ? [relation(kind, first, { quote: title, confidence: CONFIDENCE.title })] : [];
}

function kindOfTitle(title: string): RelationKind | null {
  if (/解释|解读|理解|适用《.*的(?:规定|批复|意见|决定)/.test(title) && !/废止|修改/.test(title))
    return 'interprets';
  if (/(?:实施|贯彻|执行|落实)(?:办法|细则|意见|规定|条例)?.{0,4}《|》(?:的)?(?:实施|办法)/.test(title))
    return 'implements';
  return null;
}

function implemented(sentence: string): ParsedRelation[] {
  if (!say.implements.test(sentence)) return [];
  return mentionsIn(sentence).map((mention) => relation('implements', whole(mention), { quote: sentence }));
}

/** Repeals and replacements, of whole texts and of single articles. */
function ended(sentence: string, { from }: Context): ParsedRelation[] {
  const on = dayBeforeVerb(sentence) ?? from;
  const mentions = mentionsIn(sentence).filter(({ after }) => !/^(?:规定|所称|的规定)/.test(after));
  const make = (kind: RelationKind, of: readonly Mention[]) =>
    of.map((mention) => relation(kind, mention, { quote: sentence, on }));
  if (say.supersedes.test(sentence)) return make('supersedes', mentions);
  if (say.repealsNever.test(sentence)) return [];
  if (say.repealsAfter.test(sentence)) return make('repeals', mentions);
  const verb = lastMatch(sentence, say.repealsBefore);
  return verb < 0
    ? []
    : make(
        'repeals',
        mentions.filter(({ start }) => start < verb),
      );
}

/** A line of a list of repealed texts: the title stands first, perhaps behind a number. */
function listed(line: string, { from }: Context): ParsedRelation[] {
  if (!/^[\s\d一二三四五六七八九十（()）、.．|]*《/.test(line) || /修改|保留|继续有效/.test(line)) return [];
  return mentionsIn(line)
    .slice(0, 1)
    .map((mention) => relation('repeals', mention, { quote: line, on: from, confidence: CONFIDENCE.list }));
}

/** 执行期限延长至2027年12月31日: a later last day for the texts named. */
function extended(sentence: string): ParsedRelation[] {
  const verb = say.extends.exec(sentence);
  if (!verb) return [];
  const until = firstDate(sentence.slice(verb.index));
  if (until === null) return [];
  return mentionsIn(sentence)
    .filter(({ start }) => start < verb.index)
    .map((mention) => relation('extends', mention, { quote: sentence, until }));
}

/** 自2025年1月1日起废止: the day named for the end itself. */
function dayBeforeVerb(sentence: string): Day | null {
  const found = new RegExp(`[自从]\\s*${DATE_PATTERN}\\s*起[^。；，]{0,6}(?:废止|失效|停止|不再)`).exec(
    sentence,
  );
  return found ? dayOf(found[1] ?? '', found[2] ?? '', found[3] ?? '') : null;
}

function lastMatch(sentence: string, pattern: RegExp): number {
  return [...sentence.matchAll(new RegExp(pattern.source, 'g'))].at(-1)?.index ?? -1;
}

function whole(mention: Mention): Mention {
  return { ...mention, articles: null };
}

/** One relation to a text named. */
export function relation(
  kind: RelationKind,
  target: Partial<Pick<Mention, 'title' | 'number' | 'articles'>>,
  more: { quote: string; on?: Day | null; until?: Day | null; confidence?: number },
): ParsedRelation {
  return {
    kind,
    title: target.title ?? null,
    number: target.number ?? null,
    articles: target.articles ?? null,
    on: more.on ?? null,
    until: more.until ?? null,
    quote: more.quote,
    confidence: more.confidence ?? CONFIDENCE.sentence,
  };
}

function distinct(relations: readonly ParsedRelation[]): ParsedRelation[] {
  const seen = new Set<string>();
  return relations.filter(({ kind, title, articles, on, until }) => {
    const key = JSON.stringify([kind, title, articles, on, until]);
    return !seen.has(key) && seen.add(key);
  });
}
