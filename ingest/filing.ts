import type { Level } from '../knowledge/levels.ts';
import type { Hints } from './blocks.ts';
import { type Found, found } from './found.ts';
import type { Front } from './front.ts';
import { issuersOf } from './issuers.ts';
import type { ManifestRow } from './manifest.ts';
import { NATIONAL, NATIONWIDE, type Region, regionIn, regionNamed } from './regions.ts';
import { vocabulary } from './vocabulary.ts';

/** Who issued a text, how much it binds, where it holds and what it is about. */
export interface Filing {
  issuers: Found<string[]> | null;
  level: Found<Level>;
  region: Found<Region>;
  topics: Found<string[]>;
}

/** What is known of a text when it is filed. */
export interface Known {
  title: string;
  front: Front;
  hints: Hints;
  row: ManifestRow | null;
  number: string | null;
  body: readonly string[];
}

/** Files a text by its manifest, else by the words of its title, history and number. */
export function filing(known: Known): Filing {
  const issuers = issuersOf(known);
  const issuer = issuers?.value.join('、') ?? '';
  const region = regionOf(known, issuer);
  return { issuers, region, level: levelOf(known, issuer, region.value.name), topics: topicsOf(known) };
}

function regionOf({ title, row, number }: Known, issuer: string): Found<Region> {
  const ofTitle = regionIn(title);
  if (row?.region) {
    const named = regionNamed(row.region);
    const region = ofTitle?.region.name === row.region ? ofTitle.region : { ...named, name: row.region };
    return { value: region, from: 'manifest', quote: null };
  }
  for (const [text, from] of [
    [title, 'title'],
    [issuer, 'issuer'],
    [number ?? '', 'document number'],
  ] as const) {
    const place = regionIn(text);
    if (place) return { value: place.region, from, quote: place.words };
  }
  if (/^中华人民共和国/.test(title)) return { value: NATIONWIDE, from: 'title', quote: title };
  if (new RegExp(vocabulary.central).test(issuer))
    return { value: NATIONWIDE, from: 'issuer', quote: issuer };
  return { value: NATIONWIDE, from: 'default', quote: null };
}

function levelOf(known: Known, issuer: string, region: string): Found<Level> {
  const { title, row, number } = known;
  const kind = row?.kind ? vocabulary.kinds[row.kind] : undefined;
  if (kind) return { value: kind, from: 'manifest', quote: null };
  if (/人民代表大会/.test(issuer)) {
    const local = region !== NATIONAL || !/^全国/.test(issuer);
    return { value: local ? 'local_regulation' : 'law', from: 'issuer', quote: issuer };
  }
  return byTitle(title, issuer, region) ?? byNumber(title, number, region);
}

function byTitle(title: string, issuer: string, region: string): Found<Level> | null {
  const level = (value: Level): Found<Level> => ({ value, from: 'title', quote: title });
  if (/^最高人民(法院|检察院)/.test(issuer) && /(解释|规定|批复|决定)/.test(title))
    return level('interpretation');
  if (region === NATIONAL && /^中华人民共和国.{1,30}法$/.test(title)) return level('law');
  const ofCouncil = /(条例|办法|规定|细则)([（(].*[)）])?$/.test(title) && !/关于印发|通知/.test(title);
  return issuer === '国务院' && ofCouncil ? level('regulation') : null;
}

function byNumber(title: string, number: string | null, region: string): Found<Level> {
  const national = region === NATIONAL;
  if (/令第/.test(number ?? ''))
    return { value: national ? 'rule' : 'local_rule', from: 'document number', quote: number };
  if (/条例([（(].*[)）])?$/.test(title))
    return { value: national ? 'regulation' : 'local_regulation', from: 'title', quote: title };
  const plain = new RegExp(vocabulary.documentTitles).test(title);
  return { value: 'document', from: plain ? 'title' : 'default', quote: plain ? title : null };
}

function topicsOf({ title, row, body }: Known): Found<string[]> {
  const named =
    row?.topic
      .split(/[,;，；|]/)
      .map((word) => word.trim().toLowerCase())
      .filter(Boolean) ?? [];
  if (named.length > 0) return { value: [...new Set(named.map(topicCode))], from: 'manifest', quote: null };
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
  const topics = scored.slice(0, 2).map(({ code }) => code);
  return (
    found(topics.length > 0 ? topics : null, 'title', title) ?? { value: [], from: 'default', quote: null }
  );
}

function topicCode(name: string): string {
  const known = Object.entries(vocabulary.topics).find(
    ([code, { aliases }]) => code === name || aliases.includes(name),
  );
  return known?.[0] ?? name;
}
