import type { Level } from '../knowledge/levels.ts';
import type { Hints } from './blocks.ts';
import type { Front } from './front.ts';
import type { ManifestRow } from './manifest.ts';
import { vocabulary } from './vocabulary.ts';

export const NATIONAL = '全国';

interface Filed<Value> {
  value: Value;
  from: string;
}

/** Who issued a text, how much it binds, where it holds and what it is about. */
export interface Filing {
  issuer: Filed<string> | null;
  level: Filed<Level>;
  region: Filed<string>;
  topics: Filed<string[]>;
}

interface Known {
  title: string;
  front: Front;
  hints: Hints;
  row: ManifestRow | null;
  number: string | null;
  body: readonly string[];
}

/** Files a text by its manifest, else by the words of its title, history and number. */
export function filing(known: Known): Filing {
  const issuer = issuerOf(known);
  const region = regionOf(known, issuer?.value ?? '');
  return {
    issuer,
    region,
    level: levelOf(known, issuer?.value ?? '', region.value),
    topics: topicsOf(known),
  };
}

/** 北京市第十五届人民代表大会常务委员会, 广州市人民政府: who speaks in a line of a history. */
const LOCAL_CONGRESS =
  /(?:\p{Script=Han}{2,9}?(?:省|市|自治区|自治州|县))第?[一二三四五六七八九十]*届?人民代表大会(?:常务委员会)?/u;
const TITLE_ISSUER = /^(\p{Script=Han}[\p{Script=Han}\s、]{1,60}?)关于/u;
const ORDER_ISSUER = /(?:中华人民共和国)?(\p{Script=Han}{2,20}?)令/u;

function issuerOf({ title, front, hints, row, number }: Known): Filed<string> | null {
  const named = row?.issuing_body.replace(/\s*\([^)]*\)\s*$/, '').trim();
  if (named) return { value: named, from: 'manifest' };
  const history = front.history.at(-1) ?? '';
  const congress = front.history
    .map((line) => LOCAL_CONGRESS.exec(line)?.[0])
    .filter(Boolean)
    .at(-1);
  if (congress) return { value: congress, from: 'history' };
  const ofTitle = TITLE_ISSUER.exec(title)?.[1]?.replace(/[\s、]+/g, '、');
  if (ofTitle) return { value: ofTitle, from: 'title' };
  const central = vocabulary.issuers.find(({ words }) =>
    front.history.some((line) => new RegExp(words).test(line)),
  );
  if (central) return { value: central.issuer, from: 'history' };
  const ofNumber =
    ORDER_ISSUER.exec(number ?? '')?.[1] ?? prefixIssuer(number) ?? ORDER_ISSUER.exec(history)?.[1];
  if (ofNumber) return { value: ofNumber, from: 'document number' };
  return hints.issuer ? { value: hints.issuer, from: 'page' } : null;
}

function prefixIssuer(number: string | null): string | undefined {
  const prefixes = Object.entries(vocabulary.numberPrefixes).sort(([a], [b]) => b.length - a.length);
  return prefixes.find(([prefix]) => number?.startsWith(prefix))?.[1];
}

function regionOf({ title, row, number }: Known, issuer: string): Filed<string> {
  if (row?.region) return { value: row.region, from: 'manifest' };
  for (const [text, from] of [
    [title, 'title'],
    [issuer, 'issuer'],
    [number ?? '', 'document number'],
  ] as const) {
    const region = Object.entries(vocabulary.regions).find(([, names]) =>
      names.some((name) => namesPlace(text, name)),
    );
    if (region) return { value: region[0], from };
  }
  return { value: NATIONAL, from: 'default' };
}

/**
 * A place rules where it stands before "关于" (or anywhere, without it): behind it, it is only spoken of, as
 * in 国务院关于河北雄安新区总体规划的批复. Laws of the whole country name places too (香港…基本法).
 */
function namesPlace(text: string, name: string): boolean {
  const [ruling = ''] = text.split('关于');
  return !ruling.startsWith('中华人民共和国') && ruling.includes(name);
}

function levelOf({ title, row, number }: Known, issuer: string, region: string): Filed<Level> {
  const kind = row?.kind ? vocabulary.kinds[row.kind] : undefined;
  if (kind) return { value: kind, from: 'manifest' };
  if (/人民代表大会/.test(issuer)) {
    const local = region !== NATIONAL || !/^全国/.test(issuer);
    return { value: local ? 'local_regulation' : 'law', from: 'issuer' };
  }
  if (/^最高人民(法院|检察院)/.test(issuer) && /(解释|规定|批复|决定)/.test(title))
    return { value: 'interpretation', from: 'title' };
  if (region === NATIONAL && /^中华人民共和国.{1,30}法$/.test(title)) return { value: 'law', from: 'title' };
  if (
    issuer === '国务院' &&
    /(条例|办法|规定|细则)([（(].*[)）])?$/.test(title) &&
    !/关于印发|通知/.test(title)
  )
    return { value: 'regulation', from: 'title' };
  if (/令第/.test(number ?? ''))
    return { value: region === NATIONAL ? 'rule' : 'local_rule', from: 'document number' };
  if (/条例([（(].*[)）])?$/.test(title))
    return { value: region === NATIONAL ? 'regulation' : 'local_regulation', from: 'title' };
  return { value: 'document', from: 'default' };
}

function topicsOf({ title, row, body }: Known): Filed<string[]> {
  const named =
    row?.topic
      .split(/[,;，；|]/)
      .map((word) => word.trim().toLowerCase())
      .filter(Boolean) ?? [];
  if (named.length > 0) return { value: [...new Set(named.map(topicCode))], from: 'manifest' };
  const opening = body.slice(0, 3).join('\n').slice(0, 400);
  const scored = Object.entries(vocabulary.topics)
    .map(([code, { words }]) => ({
      code,
      score:
        words.filter((word) => title.includes(word)).length * 3 +
        words.filter((word) => opening.includes(word)).length,
    }))
    .filter(({ score }) => score >= 3)
    .sort((a, b) => b.score - a.score);
  return { value: scored.slice(0, 2).map(({ code }) => code), from: scored.length > 0 ? 'title' : 'default' };
}

function topicCode(name: string): string {
  const known = Object.entries(vocabulary.topics).find(
    ([code, { aliases }]) => code === name || aliases.includes(name),
  );
  return known?.[0] ?? name;
}
