import { type ArticleRef, articlesIn } from '../knowledge/article-ref.ts';
import type { ParsedRelation } from '../knowledge/parsed-document.ts';
import { mentionsIn } from './mentions.ts';
import { relationPatterns as say } from './relation-patterns.ts';

const TITLE = /关于修改(?:.{0,10}?)[《〈](.+?)[》〉]/;
/** 将第三条修改为, 第五条第二款改为, 删去第七条: which articles a line changes. */
const CHANGED =
  /(?:^|[、，：:。（()）》\d]|将|删去|删除|把)\s*((?:第[^条。；“”]{1,9}条(?:之[一二三四五六七八九十])?(?:第[^。；“”，]{1,6}[款项])?[、和]?)+)/g;
/** 删去第七条: articles that are gone, not only changed. */
const DELETED =
  /(?:删去|删除)\s*((?:第[^条。；“”款项]{1,9}条(?:之[一二三四五六七八九十])?[、和]?)+)(?=[。；，]|$)/g;
/** A line that turns to another of the texts that one decision changes. */
const TURNS = /^[一二三四五六七八九十\d（()）、.．\s]*(?:将|对|修改)?《/;

interface Change {
  changed: ArticleRef[];
  deleted: ArticleRef[];
  number: string | null;
  quote: string;
}

/**
 * What a decision changes: texts named by its title or, where it changes several, by the lines that turn to them,
 * each with the articles changed or deleted. What stands in quotation marks is the new wording and names nothing.
 */
export function amendmentsIn(body: readonly string[], title: string): ParsedRelation[] {
  const named = TITLE.exec(title)?.[1];
  const decides = /修改/.test(title) && /决定|通知|公告|令/.test(title);
  const changes = new Map<string, Change>();
  let current = named ?? null;
  if (named && !/等.{0,10}(?:法律|法规|规章|文件|条例)/.test(title))
    changes.set(named, { changed: [], deleted: [], number: null, quote: title });
  for (const line of body) {
    const words = line.replace(/“[^”]*(?:”|$)/g, '“”');
    const [mention] = mentionsIn(words);
    const turns = mention !== undefined && (TURNS.test(words) || say.amends.test(mention.after));
    if (decides && turns) current = mention.title;
    const target = decides ? current : turns && say.amends.test(mention.after) ? mention.title : null;
    if (!target || !say.amends.test(words)) continue;
    const number = mention?.title === target ? mention.number : null;
    const held = changes.get(target) ?? { changed: [], deleted: [], number, quote: line };
    held.deleted.push(...articlesOf(words, DELETED));
    held.changed.push(...articlesOf(words.replace(DELETED, ''), CHANGED));
    changes.set(target, held.quote === title ? { ...held, quote: line } : held);
  }
  return [...changes].flatMap(([target, change]) => relationsOf(target, change));
}

function relationsOf(target: string, { changed, deleted, number, quote }: Change): ParsedRelation[] {
  const title = target.replaceAll('〈', '《').replaceAll('〉', '》');
  const common = { title, number, on: null, until: null, quote, confidence: 0.85 };
  const amends: ParsedRelation = { kind: 'amends', articles: changed.length > 0 ? changed : null, ...common };
  const repeals: ParsedRelation = { kind: 'repeals', articles: deleted, ...common };
  return [
    ...(changed.length > 0 || deleted.length === 0 ? [amends] : []),
    ...(deleted.length > 0 ? [repeals] : []),
  ];
}

function articlesOf(words: string, pattern: RegExp): ArticleRef[] {
  return [...words.matchAll(pattern)].flatMap(([, list = '']) => articlesIn(list));
}
